/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import java.util.Collection;
import java.util.List;

import org.eclipse.emf.common.command.Command;

/** The host's answer to a gesture of a person. */
public sealed interface Edit {

    /**
     * It can be done.
     *
     * @param command does it; not executed yet. Its label is what undo and redo are called
     * @param select ids to be selected afterwards; empty to leave the selection as it is
     */
    record Do(Command command, List<String> select) implements Edit {

        /** Copies the list. */
        public Do {
            select = List.copyOf(select);
        }
    }

    /**
     * It cannot be done.
     *
     * @param reason why, and what to do about it, for the person; shown where the gesture was made
     */
    record Refused(String reason) implements Edit {
    }

    /** Do it, and leave the selection. */
    static Edit of(Command command) {
        return new Do(command, List.of());
    }

    /** Do it, and select that. */
    static Edit of(Command command, Collection<String> select) {
        return new Do(command, List.copyOf(select));
    }

    /** It cannot be done for that reason. */
    static Edit refused(String reason) {
        return new Refused(reason);
    }
}
