/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.report;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** The monthly reports that are kept. */
public final class ReportsView extends KitView<ReportsPanel> {

    @Override
    protected ReportsPanel create(Composite parent, Kit kit) {
        return new ReportsPanel(parent, kit, new ReportFiles(kit));
    }

    @Override
    protected void contribute(ReportsPanel panel, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
    }

    @Override
    protected Control focus(ReportsPanel panel) {
        return panel.table().control();
    }
}
