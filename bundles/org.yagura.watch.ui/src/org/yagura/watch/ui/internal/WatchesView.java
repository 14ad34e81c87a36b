/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;
import org.yagura.watch.core.WatchRow;

/** Hosts the {@link WatchesPanel}. */
public final class WatchesView extends KitView<WatchesPanel> {
    static final String ID = "org.yagura.watch.ui.watches";
    private static final Logger LOG = LoggerFactory.getLogger(WatchesView.class);

    @Override
    protected WatchesPanel create(Composite parent, Kit kit) {
        return new WatchesPanel(parent, kit, WatchesView::chart);
    }

    /** Shows what a watch has measured in the view of charts. */
    static void chart(WatchRow row) {
        try {
            ((ChartView) page().showView(ChartView.ID)).panel().show(row);
        } catch (PartInitException e) {
            LOG.error("the view of charts does not open", e);
        }
    }

    /** Shows a watch of a node in the list, with why it is in its state. */
    static void open(Kit kit, String watch, String node) {
        try {
            var panel = ((WatchesView) page().showView(ID)).panel();
            kit.selection().select(Selected.node(node, panel));
            panel.show(watch, node);
        } catch (PartInitException e) {
            LOG.error("the view of watches does not open", e);
        }
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    @Override
    protected void contribute(WatchesPanel panel, Kit kit) {
        getViewSite().getActionBars().getToolBarManager().add(LinkActions.pin(panel.linked(), kit, panel));
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
        LinkActions.find(getViewSite().getActionBars(), panel.bar()::focusText);
    }

    @Override
    protected Control focus(WatchesPanel panel) {
        return panel.table().control();
    }
}
