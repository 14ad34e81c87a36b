/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.patrol;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for all of one patrol. */
@Operation(name = "patrols.get", privilege = Privilege.SEE, doc = "All of one patrol: its items, and what was found.")
public record GetPatrol(@Doc(value = "its id", required = true) String id) implements Query<GetPatrol.Patrol> {

    /** All of it. */
    public record Patrol(@Doc("as in the list") PatrolRow row,
            @Doc("how it is made; null when nothing is said") String guide,
            @Doc("its items, in order") List<Item> items, @Doc("whether the caller may sign it") boolean maySign) {
    }

    /** One thing that is looked at. */
    @Doc("One thing that is looked at.")
    public record Item(@Doc("its id") String id, @Doc("its name") String name,
            @Doc("id of what it is about in the site; null when nothing") String element,
            @Doc("name of what it is about; null when nothing") String elementName,
            @Doc("what is looked at and what is good; null when nothing is said") String guide,
            @Doc("whether a value is read off") boolean measured, @Doc("unit of the value; null when none") String unit,
            @Doc("good from here on; null when there is no bound") Double least,
            @Doc("good up to here; null when there is no bound") Double most,
            @Doc("what was found; null before it is signed") PatrolResult result,
            @Doc("the value; null when none was read off") Double value,
            @Doc("what was remarked; null when nothing") String remark,
            @Doc("value of the patrol before; null when there was none") Double before) {
    }
}
