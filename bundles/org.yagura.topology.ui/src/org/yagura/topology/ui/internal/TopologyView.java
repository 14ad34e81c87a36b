/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.DiagramCommand;
import org.yagura.ui.view.KitView;

/** Hosts the diagram; the workbench's undo, copy, delete, find and print work on it. */
public final class TopologyView extends KitView<TopologyPanel> {

    @Override
    protected TopologyPanel create(Composite parent, Kit kit) {
        return new TopologyPanel(parent, getSite().getService(TopologyDesk.class));
    }

    @Override
    protected void contribute(TopologyPanel panel, Kit kit) {
        IActionBars bars = getViewSite().getActionBars();
        handle(bars, ActionFactory.UNDO, panel, DiagramCommand.UNDO);
        handle(bars, ActionFactory.REDO, panel, DiagramCommand.REDO);
        handle(bars, ActionFactory.CUT, panel, DiagramCommand.CUT);
        handle(bars, ActionFactory.COPY, panel, DiagramCommand.COPY);
        handle(bars, ActionFactory.PASTE, panel, DiagramCommand.PASTE);
        handle(bars, ActionFactory.DELETE, panel, DiagramCommand.DELETE);
        handle(bars, ActionFactory.SELECT_ALL, panel, DiagramCommand.SELECT_ALL);
        handle(bars, ActionFactory.FIND, panel, DiagramCommand.FIND);
        handle(bars, ActionFactory.PRINT, panel, DiagramCommand.PRINT);
    }

    private static void handle(IActionBars bars, ActionFactory factory, TopologyPanel panel, DiagramCommand command) {
        bars.setGlobalActionHandler(factory.getId(), new Action() {
            @Override
            public void run() {
                if (panel.canvas() != null) {
                    panel.canvas().run(command);
                }
            }
        });
    }

    @Override
    protected Control focus(TopologyPanel panel) {
        return panel;
    }
}
