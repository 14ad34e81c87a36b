/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.site;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Makes a new revision of the site model. Ends with the problem {@code conflict} when somebody else was faster. */
@Operation(name = "site.save", privilege = Privilege.EDIT, doc = "Makes a new revision of the site model.")
public record SaveSite(
        @Doc(value = "XMI of the site; new secrets as {plain}…, unchanged ones as they came, also where they were left out", required = true) String site,
        @Doc(value = "number of the revision that was edited; refused unless it is the newest", required = true) Long basedOn,
        @Doc(value = "why, for those who read it later; at most 1000 characters", required = true) String reason)
        implements
            Command<SaveSite.Saved> {

    /** What was saved. */
    public record Saved(@Doc("number of the new revision; that of the newest when nothing was different") long revision,
            @Doc("how many differences to the revision before") int differences) {
    }
}
