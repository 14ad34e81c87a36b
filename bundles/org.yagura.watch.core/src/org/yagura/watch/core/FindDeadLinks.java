/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for the dead links that a watch has found at its last look at all pages. */
@Operation(name = "watches.dead-links", privilege = Privilege.SEE, doc = "The dead links that a watch found at its last whole look, by address, and which pages link to them.")
public record FindDeadLinks(@Doc(value = "id of the watch", required = true) String watch,
        @Doc(value = "id of the node", required = true) String node) implements Query<FindDeadLinks.Answer> {

    /** Dead links. */
    public record Answer(@Doc("the links, by address") List<Row> rows,
            @Doc("so many more were found than are kept") int left) {
    }

    /** A dead link. */
    @Doc("A dead link and who links to it.")
    public record Row(@Doc("where it leads, without what may be secret in it") String url,
            @Doc("why it is dead, in the caller's language") String why,
            @Doc("pages that link to it, at most 10") List<String> pages,
            @Doc("so many more pages link to it") int more) {
    }
}
