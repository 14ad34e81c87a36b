/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.account;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Lists the tokens of programs. */
@Operation(name = "accounts.tokens", privilege = Privilege.ADMINISTER, doc = "Lists the tokens of programs; of none the token itself.")
public record FindTokens(
        @Doc("only those of the person with this log-in name; absent: all") String login)
        implements
            Query<FindTokens.Tokens> {

    /** The tokens. */
    public record Tokens(@Doc("by log-in name, then the newest first") List<Token> tokens) {
    }

    /** A token. */
    public record Token(@Doc("id") String id, @Doc("log-in name of the person that it acts as") String login,
            @Doc("what it is for") String name,
            @Doc("names of the operations that it serves for") List<String> operations,
            @Doc("who made it") String by, @Doc("when it was made, UTC") Instant since,
            @Doc("until when it is good, UTC; absent: until it is taken back") Instant expires,
            @Doc("last use at this agent since it was started, UTC; absent when never") Instant lastUsed) {
    }
}
