/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.yagura.model.edit.SiteEditor;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;

/** Hosts the editing of the site; the workbench's undo and redo work on it. */
public final class EditView extends KitView<EditPanel> {

    @Override
    protected EditPanel create(Composite parent, Kit kit) {
        return new EditPanel(parent, kit);
    }

    @Override
    protected void contribute(EditPanel panel, Kit kit) {
        IActionBars bars = getViewSite().getActionBars();
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), action(panel, SiteEditor::undo));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), action(panel, SiteEditor::redo));
    }

    private static Action action(EditPanel panel, Consumer<SiteEditor> what) {
        return new Action() {
            @Override
            public void run() {
                if (panel.editor() != null) {
                    what.accept(panel.editor());
                }
            }
        };
    }

    @Override
    protected Control focus(EditPanel panel) {
        return panel;
    }
}
