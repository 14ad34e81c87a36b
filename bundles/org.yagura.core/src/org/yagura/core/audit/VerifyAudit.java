/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.audit;

import java.time.Instant;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Recomputes the hashes of the whole audit trail. */
@Operation(name = "audit.verify", privilege = Privilege.ADMINISTER, doc = "Verifies the chain of hashes of the audit trail.")
public record VerifyAudit() implements Command<VerifyAudit.Verified> {

    /** What came out. */
    public record Verified(@Doc("entries looked at") long entries,
            @Doc(value = "whether the chain holds", verdict = true) boolean holds,
            @Doc("id of the first entry that does not fit; absent when it holds") Long firstBroken,
            @Doc("time of the first entry") Instant from, @Doc("time of the last entry") Instant to,
            @Doc("hash of the last entry, to be kept elsewhere") String lastHash) {
    }
}
