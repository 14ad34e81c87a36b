/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.patrol;

import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Signs a patrol with what was found; once only. What is bad opens an alarm, what is good again ends it. */
@Operation(name = "patrols.sign", privilege = Privilege.HANDLE, doc = "Signs a patrol with what was found, once. What is bad opens an alarm, what is good again ends it.")
public record SignPatrol(@Doc(value = "id of the patrol", required = true) String id,
        @Doc(value = "what was found, one for each item", required = true) List<Entry> entries,
        @Doc("a remark on the whole, at most 2000 characters") String remark) implements Command<PatrolRow> {

    /** What was found of an item. */
    @Doc("What was found of an item.")
    public record Entry(@Doc(value = "id of the item", required = true) String item,
            @Doc(value = "what was found; a value out of bounds is bad", required = true) PatrolResult result,
            @Doc("the value, where one is read off") Double value,
            @Doc("a remark, at most 1000 characters; has to be given unless it is good") String remark) {
    }
}
