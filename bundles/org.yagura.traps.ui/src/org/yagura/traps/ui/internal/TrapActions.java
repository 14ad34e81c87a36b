/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.yagura.core.event.HandlingState;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.table.PagedTable;

/**
 * What can be done with the selected traps: by menu and by single keys in the list (H handled, P in progress, U unhandled,
 * M assign to me, C comment), as the menu shows.
 */
final class TrapActions {
    private static final int MOST = 4000;

    private final TrapsPanel panel;
    private final PagedTable<TrapRow> table;
    private final MenuManager menu;
    private final Texts texts = Texts.of(TrapActions.class);

    TrapActions(TrapsPanel panel, PagedTable<TrapRow> table) {
        this.panel = panel;
        this.table = table;
        menu = table.menu();
    }

    void install() {
        add("handled", () -> panel.handle(Handling.Change.state(HandlingState.HANDLED)));
        add("progress", () -> panel.handle(Handling.Change.state(HandlingState.IN_PROGRESS)));
        add("unhandled", () -> panel.handle(Handling.Change.state(HandlingState.UNHANDLED)));
        menu.add(new Separator());
        add("mine", () -> panel.handle(Handling.Change.assign(panel.kit().connections().status().session().user())));
        add("nobody", () -> panel.handle(Handling.Change.assign("")));
        add("assign", () -> ask("assign.title", "assign.text", text -> panel.handle(Handling.Change.assign(text))));
        add("comment", () -> ask("comment.title", "comment.text", text -> panel.handle(Handling.Change.comment(text))));
        menu.add(new Separator());
        add("rule", this::makeRule);
        menu.add(panel.kit().nodePages().action(() -> {
            TrapRow row = panel.current().selection().single();
            return row == null ? null : row.nodeId();
        }));
        menu.add(new Separator());
        table.widget().addListener(SWT.KeyDown, this::key);
    }

    private void add(String key, Runnable action) {
        var entry = new Action(texts.get("action." + key)) {
            @Override
            public void run() {
                action.run();
            }

            @Override
            public boolean isEnabled() {
                return key.equals("rule")
                        ? panel.kit().connections().may(Privilege.EDIT) && isTrap(panel.current().selection().single())
                        : panel.kit().connections().may(Privilege.HANDLE);
            }
        };
        menu.add(entry);
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0) {
            return;
        }
        switch (Character.toLowerCase(event.character)) {
            case 'h' -> panel.handle(Handling.Change.state(HandlingState.HANDLED));
            case 'p' -> panel.handle(Handling.Change.state(HandlingState.IN_PROGRESS));
            case 'u' -> panel.handle(Handling.Change.state(HandlingState.UNHANDLED));
            case 'm' -> panel.handle(Handling.Change.assign(panel.kit().connections().status().session().user()));
            case 'c' -> ask("comment.title", "comment.text", text -> panel.handle(Handling.Change.comment(text)));
            case 'f' -> table.setFollowing(!table.following());
            case '/' -> panel.current().bar().focusText();
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    private void ask(String title, String text, Consumer<String> done) {
        var dialog = new InputDialog(panel.getShell(), texts.get("action." + title), texts.get("action." + text), "",
                entered -> entered.isBlank() ? "" : entered.length() > MOST ? texts.get("action.tooLong", MOST) : null);
        if (dialog.open() == Window.OK) {
            done.accept(dialog.getValue().strip());
        }
    }

    /** Rules are about traps, not about events of the agent. */
    private static boolean isTrap(TrapRow row) {
        return row == null || !row.version().equals("event");
    }

    private void makeRule() {
        TrapRow row = panel.current().selection().single();
        if (row != null && isTrap(row) && panel.details().shown() != null
                && panel.details().shown().row().id() == row.id()) {
            panel.makeRule(panel.details().shown());
        }
    }
}
