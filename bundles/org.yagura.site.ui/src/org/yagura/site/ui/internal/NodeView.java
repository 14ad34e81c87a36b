/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.form.NodeSection;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the node properties with the sections of other bundles. */
public final class NodeView extends KitView<NodePanel> {
    @Override
    protected NodePanel create(Composite parent, Kit kit) {
        return new NodePanel(parent, kit, Contributions.of("org.yagura.ui.nodeSection", NodeSection.class).stream()
                .map(c -> new NodePanel.Section(c.label(), c.made())).toList());
    }

    @Override
    protected void contribute(NodePanel panel, Kit kit) {
        getViewSite().getActionBars().getToolBarManager().add(LinkActions.pin(panel.linked(), kit, panel));
    }

    @Override
    protected Control focus(NodePanel panel) {
        return panel;
    }
}
