/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.emf.common.command.CommandStack;
import org.eclipse.emf.common.command.CompoundCommand;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.edit.Edits;
import org.yagura.ui.diagram.DiagramSelection;

/** Carries out what the host answers to gestures, on its command stack; says why not where it refuses. */
public final class Editing {
    private final Edits edits;
    private final DiagramSelection selection;
    private final Consumer<String> notice;

    /**
     * An executor.
     *
     * @param edits null when people only look
     * @param notice shows a line to the person; an empty one takes it away
     */
    public Editing(Edits edits, DiagramSelection selection, Consumer<String> notice) {
        this.edits = edits;
        this.selection = selection;
        this.notice = notice;
    }

    /** Whether anything may be changed just now. */
    public boolean may() {
        return edits != null && edits.editable();
    }

    /** What the host would do; null when nothing may be changed. */
    public Edit ask(Function<Edits, Edit> gesture) {
        return may() ? gesture.apply(edits) : null;
    }

    /** Does what the host answers; says whether it was done. */
    public boolean run(Function<Edits, Edit> gesture) {
        notice.accept("");
        return switch (ask(gesture)) {
            case Edit.Do(var command, List<String> select) -> {
                if (!command.canExecute()) {
                    command.dispose();
                    yield false;
                }
                edits.stack().execute(command);
                if (!select.isEmpty()) {
                    selection.set(select);
                }
                yield true;
            }
            case Edit.Refused(String reason) -> {
                notice.accept(reason);
                yield false;
            }
            case null -> false;
        };
    }

    /** Does several things as one step that is undone at once, called like the first; says whether it was done. */
    public boolean run(List<Function<Edits, Edit>> gestures) {
        return gestures.size() == 1 ? run(gestures.getFirst()) : run(edits -> together(edits, gestures));
    }

    private static Edit together(Edits edits, List<Function<Edits, Edit>> gestures) {
        var all = new CompoundCommand();
        var select = new ArrayList<String>();
        for (Function<Edits, Edit> gesture : gestures) {
            switch (gesture.apply(edits)) {
                case Edit.Do(var command, var ids) -> {
                    if (all.isEmpty()) {
                        all.setLabel(command.getLabel());
                    }
                    all.append(command);
                    select.addAll(ids);
                }
                case Edit.Refused refused -> {
                    all.dispose();
                    return refused;
                }
            }
        }
        return Edit.of(all, select);
    }

    /** Why the host refuses; null when it does not. Nothing is done. */
    public String refusal(Function<Edits, Edit> gesture) {
        return switch (ask(gesture)) {
            case Edit.Do(var command, var _) -> {
                command.dispose();
                yield null;
            }
            case Edit.Refused(String reason) -> reason;
            case null -> "";
        };
    }

    /** What undo would take back; null for nothing. */
    public String undoLabel() {
        CommandStack stack = may() ? edits.stack() : null;
        return stack == null || !stack.canUndo() ? null : String.valueOf(stack.getUndoCommand().getLabel());
    }

    /** What redo would make again; null for nothing. */
    public String redoLabel() {
        CommandStack stack = may() ? edits.stack() : null;
        return stack == null || !stack.canRedo() ? null : String.valueOf(stack.getRedoCommand().getLabel());
    }

    /** Takes the last change back, when there is one. */
    public void undo() {
        if (undoLabel() != null) {
            notice.accept("");
            edits.stack().undo();
        }
    }

    /** Makes the change that was taken back again, when there is one. */
    public void redo() {
        if (redoLabel() != null) {
            notice.accept("");
            edits.stack().redo();
        }
    }
}
