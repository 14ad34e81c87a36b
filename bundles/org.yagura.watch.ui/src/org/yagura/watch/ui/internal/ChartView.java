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
import org.yagura.core.event.Mark;
import org.yagura.ui.Kit;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;
import org.yagura.ui.view.MarkOpener;

/** Hosts the {@link ChartPanel}. */
public final class ChartView extends KitView<ChartPanel> {
    private static final Logger LOG = LoggerFactory.getLogger(ChartView.class);
    /** Id of the view. */
    static final String ID = "org.yagura.watch.ui.chart";

    @Override
    protected ChartPanel create(Composite parent, Kit kit) {
        return new ChartPanel(parent, kit, "chart");
    }

    @Override
    protected void contribute(ChartPanel panel, Kit kit) {
        panel.pane().opens(this::open);
        LinkActions.find(getViewSite().getActionBars(), panel.picker()::focusFilter);
    }

    /** In the view of whoever knows what is marked. */
    private void open(Mark mark) {
        try {
            for (Contributions<MarkOpener> one : Contributions.of("org.yagura.ui.markOpener", MarkOpener.class)) {
                if (one.made().opens(mark)) {
                    one.made().open(getSite().getPage(), mark);
                    return;
                }
            }
        } catch (PartInitException e) {
            LOG.error("what is marked does not open", e);
        }
    }

    @Override
    protected Control focus(ChartPanel panel) {
        return panel.focus();
    }
}
