/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the {@link RootCausePanel}. */
public final class RootCauseView extends KitView<RootCausePanel> {

    @Override
    protected RootCausePanel create(Composite parent, Kit kit) {
        return new RootCausePanel(parent, getSite().getService(TopologyDesk.class));
    }

    @Override
    protected void contribute(RootCausePanel panel, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), panel::focused);
    }

    @Override
    protected Control focus(RootCausePanel panel) {
        return panel.causes().control();
    }
}
