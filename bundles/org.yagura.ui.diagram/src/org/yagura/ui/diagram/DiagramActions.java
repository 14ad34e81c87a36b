/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.yagura.ui.view.FieldEdits;

/** Makes the workbench's own menu and keys, such as those of undo and copy, work on a diagram. */
public final class DiagramActions {
    private static final Map<DiagramCommand, ActionFactory> GLOBAL = new EnumMap<>(Map.ofEntries(
            Map.entry(DiagramCommand.UNDO, ActionFactory.UNDO), Map.entry(DiagramCommand.REDO, ActionFactory.REDO),
            Map.entry(DiagramCommand.CUT, ActionFactory.CUT), Map.entry(DiagramCommand.COPY, ActionFactory.COPY),
            Map.entry(DiagramCommand.PASTE, ActionFactory.PASTE),
            Map.entry(DiagramCommand.DELETE, ActionFactory.DELETE),
            Map.entry(DiagramCommand.SELECT_ALL, ActionFactory.SELECT_ALL),
            Map.entry(DiagramCommand.FIND, ActionFactory.FIND), Map.entry(DiagramCommand.PRINT, ActionFactory.PRINT),
            Map.entry(DiagramCommand.RENAME, ActionFactory.RENAME),
            Map.entry(DiagramCommand.MOVE, ActionFactory.MOVE)));

    private static final Map<DiagramCommand, FieldEdits> IN_FIELD = Map.of(DiagramCommand.CUT, FieldEdits.CUT,
            DiagramCommand.COPY, FieldEdits.COPY, DiagramCommand.PASTE, FieldEdits.PASTE, DiagramCommand.SELECT_ALL,
            FieldEdits.SELECT_ALL);

    private DiagramActions() {
    }

    /**
     * Registers the diagram's commands with the bars of its view or editor, for as long as the canvas lives. In a field, such
     * as that of the search, cut, copy, paste and select all work on its text.
     */
    public static void register(IActionBars bars, DiagramCanvas canvas) {
        Map<DiagramCommand, IAction> actions = new EnumMap<>(DiagramCommand.class);
        GLOBAL.forEach((command, factory) -> {
            FieldEdits inField = IN_FIELD.get(command);
            IAction action = new Action(canvas.label(command)) {
                @Override
                public void run() {
                    if (inField == null) {
                        canvas.run(command);
                    } else {
                        inField.runOr(() -> canvas.run(command));
                    }
                }
            };
            actions.put(command, action);
            bars.setGlobalActionHandler(factory.getId(), action);
        });
        Runnable enable = () -> actions.forEach((command, action) -> {
            action.setText(canvas.label(command));
            // what is on the clipboard cannot be followed; pasting nothing does nothing
            action.setEnabled(command == DiagramCommand.PASTE || canvas.can(command));
        });
        var selection = canvas.selection().follow(enable);
        var scene = canvas.scene().follow(change -> enable.run());
        canvas.control().addDisposeListener(e -> {
            selection.close();
            scene.close();
        });
        enable.run();
        bars.updateActionBars();
    }
}
