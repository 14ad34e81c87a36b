/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.audit;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for a window of the audit trail, newest first. */
@Operation(name = "audit.find", privilege = Privilege.ADMINISTER, doc = "A window of the audit trail, newest first.")
public record FindAudit(@Doc("text found in operation, request or outcome") String text,
        @Doc("log-in name of the person") String user,
        @Doc("name of the operation; a trailing .* takes all of a domain") String operation,
        @Doc("any of these outcomes: done, refused, failed") List<String> outcomes,
        @Doc("at or after, UTC") Instant from,
        @Doc("before, UTC") Instant to, @Doc("place of the first row; absent means 0") Long position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size,
        @Doc("only entries up to this id; absent means the newest now") Long upToId) implements Query<FindAudit.Page> {

    /** A window of entries. */
    public record Page(@Doc("the bound that was in force; ask the next window with it") long upToId,
            @Doc("how many match up to the bound") long total, @Doc("place of the first row") long position,
            @Doc("the rows") List<Row> rows) {
    }

    /** An entry. */
    public record Row(@Doc("id, ascending without gaps") long id, @Doc("when, UTC") Instant at,
            @Doc("log-in name") String user,
            @Doc("from where") String address,
            @Doc("name of the operation; session.login for log-ins") String operation,
            @Doc("done, refused or failed") String outcome, @Doc("what it did, or why not") String summary,
            @Doc("the request as JSON, secrets left out") String request,
            @Doc("hash of this entry and the one before, hex") String hash) {
    }
}
