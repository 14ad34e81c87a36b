/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Forgets an imported MIB module; those that come with the product stay. */
@Operation(name = "mibs.remove", privilege = Privilege.EDIT, doc = "Forgets an imported MIB module.")
public record RemoveMib(
        @Doc(value = "name of the module", required = true) String module) implements Command<RemoveMib.Removed> {

    /** What was done. */
    public record Removed(@Doc("name of the module") String module) {
    }
}
