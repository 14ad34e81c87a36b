/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.model.site.Dashboard;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.MarkOpener;

/** Hosts the {@link DashboardPanel}. */
public final class DashboardView extends KitView<DashboardPanel> {
    private static final String ID = "org.yagura.watch.ui.dashboard";

    @Override
    protected DashboardPanel create(Composite parent, Kit kit) {
        return new DashboardPanel(parent, kit, ChartView::open, MarkOpener::openAny);
    }

    /** Shows a dashboard in the view. */
    static void open(Dashboard dashboard) {
        open(DashboardView.class, ID).ifPresent(panel -> panel.choose(dashboard.getId()));
    }

    @Override
    protected Control focus(DashboardPanel panel) {
        return panel.focus();
    }
}
