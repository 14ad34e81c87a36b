/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.form.NodeSection;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the node properties with the sections of other bundles. */
public final class NodeView extends KitView<NodePanel> {
    private static final Logger LOG = LoggerFactory.getLogger(NodeView.class);

    @Override
    protected NodePanel create(Composite parent, Kit kit) {
        return new NodePanel(parent, kit, sections());
    }

    @Override
    protected void contribute(NodePanel panel, Kit kit) {
        getViewSite().getActionBars().getToolBarManager().add(LinkActions.pin(panel.linked(), kit, panel));
    }

    @Override
    protected Control focus(NodePanel panel) {
        return panel;
    }

    private static List<NodePanel.Section> sections() {
        var sections = new ArrayList<NodePanel.Section>();
        Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor("org.yagura.ui.nodeSection"))
                .sorted(Comparator.comparingInt(NodeView::order)).forEach(element -> {
                    try {
                        sections.add(new NodePanel.Section(element.getAttribute("label"),
                                (NodeSection) element.createExecutableExtension("class")));
                    } catch (CoreException | RuntimeException | LinkageError e) {
                        LOG.error("section {} is left out", element.getAttribute("id"), e);
                    }
                });
        return sections;
    }

    private static int order(IConfigurationElement element) {
        try {
            return Integer.parseInt(element.getAttribute("order"));
        } catch (NumberFormatException e) {
            return 500;
        }
    }
}
