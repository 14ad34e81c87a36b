/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks which MIB modules are loaded. */
@Operation(name = "mibs.list", privilege = Privilege.SEE, doc = "The MIB modules that give names and descriptions.")
public record ListMibs() implements Query<ListMibs.Mibs> {

    /** The modules. */
    public record Mibs(@Doc("the modules, by name") List<Module> modules) {
    }

    /** A module. */
    public record Module(@Doc("name") String name, @Doc("SMIv1 or SMIv2") String language, @Doc("objects") int objects,
            @Doc("notifications and traps") int notifications, @Doc("comes with the product") boolean bundled,
            @Doc("modules that it imports from and that are not there") List<String> missing) {
    }
}
