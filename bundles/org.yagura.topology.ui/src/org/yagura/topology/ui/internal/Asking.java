/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.yagura.ui.background.SaveDialog;

/** What a person is asked when something goes out of the workbench or comes in. Each blocks until it is answered. */
interface Asking {

    /**
     * Where something is to be written; empty when the person gives it up. A file that is there may be replaced.
     *
     * @param name that is offered
     * @param sorts of which one is chosen by the ending, the first one is offered
     */
    Optional<Path> where(String title, String name, List<SaveDialog.Sort> sorts);

    /** Which files are to be read; empty when the person gives it up. */
    List<Path> which(String title, List<SaveDialog.Sort> sorts);

    /** Whether a file that has been written is to be opened. */
    boolean open(String title, String question);

    /** Opens a file in the program that this machine has for it; false when there is none. */
    boolean show(Path file);
}
