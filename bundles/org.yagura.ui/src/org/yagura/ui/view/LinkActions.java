/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.view;

import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.site.DraftBar;
import org.yagura.ui.table.PagedTable;

/** Actions that many views have. */
public final class LinkActions {
    private static final Texts TEXTS = Texts.of(LinkActions.class);

    private LinkActions() {
    }

    /** A toggle that pins a view to what it shows. */
    public static IAction pin(LinkedSelection linked, Kit kit, Control owner) {
        var pin = new Action(TEXTS.get("pin"), IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                linked.setPinned(isChecked());
            }
        };
        pin.setToolTipText(TEXTS.get("pin.tooltip"));
        kit.theme().follow(owner, () -> pin.setImageDescriptor(kit.icons().descriptor("pin")));
        return pin;
    }

    /** Lets the workbench's Copy, Select All and Refresh work on the table that it gives; in a field they work on its text. */
    public static void edit(IActionBars bars, Supplier<? extends PagedTable<?>> table) {
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), action(
                () -> FieldEdits.COPY.runOr(() -> table.get().copy(false))));
        bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), action(
                () -> FieldEdits.SELECT_ALL.runOr(() -> table.get().selectAll())));
        bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), action(() -> table.get().refresh()));
        bars.updateActionBars();
    }

    /** Lets the workbench's Find go to the field that filters a view. */
    public static void find(IActionBars bars, Runnable toField) {
        bars.setGlobalActionHandler(ActionFactory.FIND.getId(), action(toField));
        bars.updateActionBars();
    }

    /** Lets the workbench's Undo, Redo and Save work on the draft of the site. */
    public static void draft(IViewSite site, DraftBar bar) {
        IActionBars bars = site.getActionBars();
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action(bar::undo));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action(bar::redo));
        bars.updateActionBars();
        save(site, bar::save);
    }

    /** Lets the workbench's Save work on a view, as long as the view is in front. */
    public static void save(IWorkbenchPartSite site, Runnable save) {
        site.getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.FILE_SAVE,
                new ActionHandler(action(save)));
    }

    /** An action without a label, for the workbench's own entries. */
    public static IAction action(Runnable run) {
        return new Action() {
            @Override
            public void run() {
                run.run();
            }
        };
    }
}
