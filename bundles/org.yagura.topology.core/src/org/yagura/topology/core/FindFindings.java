/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.model.site.RuleSeverity;

/** Asks what in the drawing breaks rules. */
@Operation(name = "topology.findings", privilege = Privilege.SEE, doc = "What in the drawing breaks the redundancy rules, cannot work at all, or is about to end.")
public record FindFindings(@Doc("only these severities; absent means all") List<RuleSeverity> severities,
        @Doc("only what is about that element; absent means all") String element,
        @Doc("place of the first row; absent means 0") Integer position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size) implements Query<FindFindings.Page> {

    /** A window of findings. */
    public record Page(@Doc("revision of the site that was checked") long revision, @Doc("how many match") int total,
            @Doc("place of the first row") int position, @Doc("the rows") List<Row> rows) {
    }

    /** A finding. */
    public record Row(@Doc("stable word for the sort of finding") String code,
            @Doc("how bad it is") RuleSeverity severity,
            @Doc("where") ElementRef element,
            @Doc("name of the rule that is not held; absent for other findings") String rule,
            @Doc("what is wrong") String what, @Doc("why that matters") String why, @Doc("what to do") String todo,
            @Doc("changes that would mend it, as the workbench offers them") List<String> fixes) {
    }
}
