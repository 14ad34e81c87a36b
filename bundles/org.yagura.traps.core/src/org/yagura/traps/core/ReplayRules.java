/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/**
 * Tries a rule set on past traps without storing anything, and says what would be different.
 *
 * <p>Events of the agent, to which rules do not apply, are left alone. A trap is different when the tried rules discard it, or give it another severity, message or alarm key than it has.
 * Another message or key counts only if the rules in force would not give the same today: traps are stored with the
 * names of their time, and an import of a MIB or a new name of a node is no change of a rule.
 */
@Operation(name = "traps.replay", privilege = Privilege.SEE, doc = "Tries a rule set on past traps; stores nothing.")
public record ReplayRules(
        @Doc(value = "XMI of a site whose trap rules are tried", required = true) String site,
        @Doc("only traps that match; absent means all") TrapFilter filter,
        @Doc("how many of the newest traps to look at, at most 100000; absent means 10000") Integer newest,
        @Doc("how many differing rows to return, at most 1000; absent means 200") Integer rows)
        implements
            Query<ReplayRules.Replay> {

    /** What came out. */
    public record Replay(@Doc("traps looked at") long examined, @Doc("of these, with another outcome") long different,
            @Doc("would be discarded and are stored now") long discarded,
            @Doc("alarms that these traps make now") long alarmsNow,
            @Doc("alarms that they would make") long alarmsThen,
            @Doc("differing rows, newest first") List<Difference> rows) {
    }

    /** One trap, stored now and tried. */
    public record Difference(@Doc("the trap as stored") TrapRow trap, @Doc("as stored") Outcome now,
            @Doc("as the tried rules would have it") Outcome then) {
    }

    /** What rules make of a trap. */
    public record Outcome(@Doc("name of the rule; absent when none matched") String rule,
            @Doc("severity") Severity severity,
            @Doc("message") String message, @Doc("reduction key of the alarm; absent when none") String reductionKey,
            @Doc("clear key; absent when none") String clearKey, @Doc("discarded, only counted") boolean discarded) {
    }
}
