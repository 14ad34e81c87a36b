/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PartInitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.model.site.Chart;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;

/** Hosts the {@link DashboardPanel}. */
public final class DashboardView extends KitView<DashboardPanel> {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardView.class);

    @Override
    protected DashboardPanel create(Composite parent, Kit kit) {
        return new DashboardPanel(parent, kit, this::open);
    }

    private void open(Chart chart) {
        try {
            ((ChartView) getSite().getPage().showView(ChartView.ID)).panel().charts().open(chart);
        } catch (PartInitException e) {
            LOG.error("the view of charts does not open", e);
        }
    }

    @Override
    protected Control focus(DashboardPanel panel) {
        return panel.focus();
    }
}
