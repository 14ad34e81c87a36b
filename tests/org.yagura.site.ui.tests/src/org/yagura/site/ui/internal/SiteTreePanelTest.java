/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.NamedElement;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.selection.Selected;

class SiteTreePanelTest {

    private static SiteTreePanel open(UiWindow window) {
        SiteTreePanel panel = window.open(parent -> new SiteTreePanel(parent, window.kit()));
        window.until("the site is there", () -> panel.viewer().getTree().getItemCount() > 0);
        return panel;
    }

    private static List<String> visible(Tree tree) {
        var names = new ArrayList<String>();
        for (TreeItem item : tree.getItems()) {
            collect(item, names);
        }
        return names;
    }

    private static void collect(TreeItem item, List<String> names) {
        if (item.getData() != null) {
            names.add(item.getText());
        }
        if (item.getExpanded()) {
            for (TreeItem child : item.getItems()) {
                collect(child, names);
            }
        }
    }

    @Test
    void showsAreasBeforeNodes() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            assertEquals(List.of("Tokyo", "DMZ", "db-1"), visible(open(window).viewer().getTree()));
        }
    }

    @Test
    void whatIsSelectedElsewhereIsRevealed() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            SiteTreePanel panel = open(window);
            window.kit().selection().select(Selected.node("w2", "a table"));
            window.settle();
            assertEquals("www-2", ((NamedElement) panel.viewer().getStructuredSelection().getFirstElement()).getName());
            assertTrue(visible(panel.viewer().getTree()).contains("www-2"));
        }
    }

    @Test
    void whatIsSelectedHereIsSelectedEverywhere() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            SiteTreePanel panel = open(window);
            Object area = panel.viewer().getTree().getItem(0).getData();
            panel.viewer().setSelection(new StructuredSelection(area));
            assertEquals(Set.of("tokyo"), window.kit().selection().current().areas());
        }
    }

    @Test
    void typingFilters() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            SiteTreePanel panel = open(window);
            panel.filter().setText("www-1");
            window.until("filtered", () -> visible(panel.viewer().getTree()).equals(List.of("Tokyo", "DMZ", "www-1")));
        }
    }

    @Test
    void aNewRevisionKeepsSelectionAndExpansion() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            SiteTreePanel panel = open(window);
            window.kit().selection().select(Selected.node("w1", "a table"));
            window.agent().tell("site");
            window.settle();
            assertEquals("www-1", ((NamedElement) panel.viewer().getStructuredSelection().getFirstElement()).getName());
        }
    }
}
