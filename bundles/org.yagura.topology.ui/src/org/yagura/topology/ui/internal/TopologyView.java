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
import org.yagura.ui.diagram.DiagramActions;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the diagram; the workbench's undo, copy, delete, find, print and save work on it. */
public final class TopologyView extends KitView<TopologyPanel> {

    @Override
    protected TopologyPanel create(Composite parent, Kit kit) {
        return new TopologyPanel(parent, getSite().getService(TopologyDesk.class));
    }

    @Override
    protected void contribute(TopologyPanel panel, Kit kit) {
        LinkActions.save(getViewSite(), panel.bar()::save);
        panel.onCanvas(canvas -> DiagramActions.register(getViewSite().getActionBars(), canvas));
    }

    @Override
    protected Control focus(TopologyPanel panel) {
        return panel;
    }
}
