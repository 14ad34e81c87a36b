/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Takes in a MIB file (one or several modules). */
@Operation(name = "mibs.import", privilege = Privilege.EDIT, doc = "Takes in a file of MIB modules, SMIv1 or SMIv2.")
public record ImportMib(@Doc(value = "text of the file, at most 1.5 MB", required = true) String text,
        @Doc("name of the file, for messages") String fileName) implements Command<ImportMib.Imported> {

    /** What came in. */
    public record Imported(@Doc("the modules that are new or replaced") List<ListMibs.Module> modules,
            @Doc("what was passed over, with line numbers, and what has no place in the tree") List<String> warnings) {
    }
}
