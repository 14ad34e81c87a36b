/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.model.site.Chart;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;
import org.yagura.ui.view.MarkOpener;
import org.yagura.watch.ui.internal.retention.RetentionDialog;

/** Hosts the {@link ChartPanel}. */
public final class ChartView extends KitView<ChartPanel> {
    /** Id of the view. */
    static final String ID = "org.yagura.watch.ui.chart";

    @Override
    protected ChartPanel create(Composite parent, Kit kit) {
        return new ChartPanel(parent, kit, "chart");
    }

    @Override
    protected void contribute(ChartPanel panel, Kit kit) {
        panel.pane().opens(MarkOpener::openAny);
        LinkActions.find(getViewSite().getActionBars(), panel.picker()::focusFilter);
        getViewSite().getActionBars().getMenuManager().add(RetentionDialog.action(getViewSite(), kit));
    }

    /** Shows a saved chart in the view. */
    static void open(Chart chart) {
        open(ChartView.class, ID).ifPresent(panel -> panel.charts().open(chart));
    }

    @Override
    protected Control focus(ChartPanel panel) {
        return panel.focus();
    }
}
