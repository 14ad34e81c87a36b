/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Takes what other programs say into the site as a new revision, all of it or nothing. */
@Operation(name = "topology.import", privilege = Privilege.EDIT, doc = "Takes CSV tables, lists of NetBox or XMI into the site as a new revision, or says what that would change.")
public record ImportSite(@Doc("JSON of NetBox or XMI; absent for tables") String text,
        @Doc("CSV table of nodes; absent for none") String nodes,
        @Doc("CSV table of parts; absent for none") String parts,
        @Doc("CSV table of links; absent for none") String links,
        @Doc("true: elements go that are not in the XMI; absent or false: nothing goes") Boolean whole,
        @Doc(value = "number of the revision that it is meant for; refused unless it is the newest", required = true) Long basedOn,
        @Doc("why, for those who read it later, at most 1000 characters; needed unless it is a dry run") String reason,
        @Doc("true: only says what would change; absent or false: makes a new revision") Boolean dryRun)
        implements
            Command<ImportSite.Answer> {

    /** What was changed. */
    public record Answer(
            @Doc("number of the new revision; that of the newest when nothing was different, or in a dry run") long revision,
            @Doc("how many differences to the revision before there are") int differences,
            @Doc("the differences as text, at most 1000") List<String> changes) {
    }
}
