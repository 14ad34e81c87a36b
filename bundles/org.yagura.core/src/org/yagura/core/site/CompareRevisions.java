/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.site;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks what is different between two revisions. */
@Operation(name = "site.difference", privilege = Privilege.SEE, doc = "What is different between two revisions, in words.")
public record CompareRevisions(@Doc("the older one; absent means the one before") Long from,
        @Doc(value = "the newer one", required = true) Long to) implements Query<CompareRevisions.Differences> {

    /** The differences. */
    public record Differences(@Doc("the older revision") long from, @Doc("the newer revision") long to,
            @Doc("the differences, in the order of the model; at most 5000") List<Line> lines,
            @Doc("how many there are") int total) {
    }

    /** One difference. */
    public record Line(@Doc("added, removed, moved or changed") String kind, @Doc("id of the element") String element,
            @Doc("where, such as Tokyo / DMZ / www-1") String path,
            @Doc("what of it; absent for the whole element") String feature,
            @Doc("before; absent when there was nothing; secrets are masked") String before,
            @Doc("after; absent when there is nothing; secrets are masked") String after) {
    }
}
