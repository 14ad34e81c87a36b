/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MenuDetectEvent;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;

/** The context menu: what the host offers, then everything that the diagram can do, with its keys. */
final class DiagramMenu {
    private final DiagramCanvas canvas;
    private final DiagramHost host;
    private final Texts texts = DiagramCanvas.texts();

    DiagramMenu(DiagramCanvas canvas, DiagramHost host) {
        this.canvas = canvas;
        this.host = host;
        var manager = new MenuManager();
        manager.setRemoveAllWhenShown(true);
        manager.addMenuListener(this::fill);
        canvas.control().setMenu(manager.createContextMenu(canvas.control()));
        canvas.control().addMenuDetectListener(this::place);
        canvas.control().addDisposeListener(e -> manager.dispose());
    }

    /** By the keyboard, it opens at the figure that has it. */
    private void place(MenuDetectEvent e) {
        String focus = canvas.selection().focus();
        Box box = e.detail == SWT.MENU_KEYBOARD && focus != null ? canvas.parts().stage().boxOf(focus) : null;
        if (box != null) {
            Point at = canvas.toControl(box.center());
            var display = canvas.control().toDisplay(at.x(), at.y());
            e.x = display.x;
            e.y = display.y;
        }
    }

    void fill(IMenuManager menu) {
        host.fillMenu(menu, List.copyOf(canvas.selection().ids()));
        if (!((MenuManager) menu).isEmpty()) {
            menu.add(new Separator());
        }
        add(menu, DiagramCommand.OPEN, DiagramCommand.RENAME, DiagramCommand.COLLAPSE);
        if (host.edits() != null) {
            menu.add(new Separator());
            add(menu, DiagramCommand.UNDO, DiagramCommand.REDO);
            menu.add(new Separator());
            add(menu, DiagramCommand.CUT, DiagramCommand.COPY, DiagramCommand.PASTE, DiagramCommand.DELETE);
            menu.add(new Separator());
            add(menu, DiagramCommand.CREATE, DiagramCommand.CONNECT, DiagramCommand.MOVE, DiagramCommand.RESIZE,
                    DiagramCommand.STRAIGHTEN);
            sub(menu, "menu.align", DiagramCommand.ALIGN_LEFT, DiagramCommand.ALIGN_CENTER, DiagramCommand.ALIGN_RIGHT,
                    DiagramCommand.ALIGN_TOP, DiagramCommand.ALIGN_MIDDLE, DiagramCommand.ALIGN_BOTTOM,
                    DiagramCommand.DISTRIBUTE_ACROSS, DiagramCommand.DISTRIBUTE_DOWN);
            sub(menu, "menu.arrange", DiagramCommand.ARRANGE_DOWN, DiagramCommand.ARRANGE_RIGHT,
                    DiagramCommand.ARRANGE_REST, DiagramCommand.ARRANGE_SELECTION);
        }
        menu.add(new Separator());
        add(menu, DiagramCommand.SELECT_ALL, DiagramCommand.NEXT_CONNECTION, DiagramCommand.FIND);
        sub(menu, "menu.view", DiagramCommand.ZOOM_IN, DiagramCommand.ZOOM_OUT, DiagramCommand.ZOOM_REAL,
                DiagramCommand.FIT, DiagramCommand.FIT_SELECTION, DiagramCommand.GRID);
        add(menu, DiagramCommand.EXPORT, DiagramCommand.PRINT);
    }

    private void sub(IMenuManager menu, String key, DiagramCommand... commands) {
        var inner = new MenuManager(texts.get(key));
        add(inner, commands);
        menu.add(inner);
    }

    private void add(IMenuManager menu, DiagramCommand... commands) {
        for (DiagramCommand command : commands) {
            menu.add(action(command));
        }
    }

    private Action action(DiagramCommand command) {
        var action = new Action(canvas.label(command)) {
            @Override
            public void run() {
                canvas.run(command);
            }
        };
        if (command.key() != 0) {
            action.setText(canvas.label(command) + "\t" + Action.convertAccelerator(command.key()));
        }
        action.setEnabled(canvas.can(command));
        return action;
    }
}
