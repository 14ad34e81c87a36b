/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.ecore.change.ChangeDescription;

/** A change that was recorded while it was made: to execute it does nothing, undo and redo play the record. */
final class RecordedChange extends AbstractCommand {
    private final ChangeDescription record;

    /**
     * A change that has been made.
     *
     * @param record how to take it back
     */
    RecordedChange(String label, ChangeDescription record) {
        super(label);
        this.record = record;
    }

    @Override
    protected boolean prepare() {
        return true;
    }

    @Override
    public void execute() {
        // it has been made already
    }

    @Override
    public void undo() {
        record.applyAndReverse();
    }

    @Override
    public void redo() {
        record.applyAndReverse();
    }
}
