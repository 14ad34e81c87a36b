/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.view;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.table.PagedTable;

/** Actions that many views have. */
public final class LinkActions {
    private static final Texts TEXTS = Texts.of(LinkActions.class);

    private LinkActions() {
    }

    /** A toggle that pins a view to what it shows. */
    public static IAction pin(LinkedSelection linked, Kit kit) {
        var pin = new Action(TEXTS.get("pin"), IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                linked.setPinned(isChecked());
            }
        };
        pin.setToolTipText(TEXTS.get("pin.tooltip"));
        pin.setImageDescriptor(kit.icons().descriptor("pin"));
        return pin;
    }

    /** Lets the workbench's Copy and Select All work on a table. */
    public static void edit(IActionBars bars, PagedTable<?> table) {
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), action(() -> table.copy(false)));
        bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), action(table::selectAll));
        bars.updateActionBars();
    }

    private static IAction action(Runnable run) {
        return new Action() {
            @Override
            public void run() {
                run.run();
            }
        };
    }
}
