/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/**
 * Hosts a node page. With a secondary id it is the page of that node and stays so; without one it follows the selection unless
 * it is pinned.
 */
public final class NodePageView extends KitView<NodePagePanel> {
    static final String ID = "org.yagura.site.ui.page";

    /** The secondary id of the page of a node. */
    static String secondary(String node) {
        return URLEncoder.encode(node, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    @Override
    protected NodePagePanel create(Composite parent, Kit kit) {
        var panel = new NodePagePanel(parent, kit, Contributions.of("org.yagura.ui.nodePageSection",
                NodePageSection.class));
        String whole = getPartName();
        panel.onName(name -> setPartName(name.isEmpty() ? whole : Texts.of(NodePageView.class).get("tab", name)));
        return panel;
    }

    @Override
    protected void contribute(NodePagePanel panel, Kit kit) {
        String own = getViewSite().getSecondaryId();
        if (own != null) {
            panel.show(URLDecoder.decode(own, StandardCharsets.UTF_8));
            return;
        }
        var linked = new LinkedSelection(kit.selection(), panel, selected -> show(panel, selected));
        panel.addDisposeListener(e -> linked.close());
        getViewSite().getActionBars().getToolBarManager().add(LinkActions.pin(linked, kit, panel));
    }

    private static void show(NodePagePanel panel, Selected selected) {
        if (selected.nodes().size() == 1) {
            panel.show(selected.nodes().iterator().next());
        }
    }

    @Override
    protected Control focus(NodePagePanel panel) {
        return panel;
    }
}
