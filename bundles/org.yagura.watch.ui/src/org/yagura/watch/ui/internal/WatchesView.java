/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.ui.internal.retention.RetentionDialog;

/** Hosts the {@link WatchesPanel}. */
public final class WatchesView extends KitView<WatchesPanel> {
    static final String ID = "org.yagura.watch.ui.watches";

    @Override
    protected WatchesPanel create(Composite parent, Kit kit) {
        return new WatchesPanel(parent, kit, WatchesView::chart);
    }

    /** Shows what a watch has measured in the view of charts. */
    static void chart(WatchRow row) {
        open(ChartView.class, ChartView.ID).ifPresent(panel -> panel.show(row));
    }

    /** Shows a watch of a node in the list, with why it is in its state. */
    static void open(Kit kit, String watch, String node) {
        open(WatchesView.class, ID).ifPresent(panel -> {
            kit.selection().select(Selected.node(node, panel));
            panel.show(watch, node);
        });
    }

    @Override
    protected void contribute(WatchesPanel panel, Kit kit) {
        getViewSite().getActionBars().getToolBarManager().add(LinkActions.pin(panel.linked(), kit, panel));
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
        LinkActions.find(getViewSite().getActionBars(), () -> panel.bar().focusText());
        getViewSite().getActionBars().getMenuManager().add(RetentionDialog.action(getViewSite(), kit));
    }

    @Override
    protected Control focus(WatchesPanel panel) {
        return panel.table().control();
    }
}
