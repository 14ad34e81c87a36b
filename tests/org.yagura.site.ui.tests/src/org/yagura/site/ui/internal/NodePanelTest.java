/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.Kit;
import org.yagura.ui.form.NodeSection;
import org.yagura.ui.selection.Selected;

class NodePanelTest {

    /** What another bundle adds. */
    private static final class Section implements NodeSection {
        private final List<String> shown = new ArrayList<>();

        @Override
        public Control create(Composite parent, Kit kit) {
            var label = new Label(parent, SWT.NONE);
            label.setText("two alarms");
            return label;
        }

        @Override
        public void show(Node node) {
            shown.add(node.getId());
        }
    }

    private static Site site() {
        Site site = SiteAgents.small();
        Node node = site.getAreas().getFirst().getNodes().getFirst();
        node.setHostName("a-rather-long-host-name-without-any-space.example.org");
        node.setVendor("Mikasa");
        node.setContact("0120-000-111");
        return site;
    }

    private static NodePanel open(UiWindow window, NodePanel.Section... sections) {
        NodePanel panel = window.open(parent -> new NodePanel(parent, window.kit(), List.of(sections)));
        window.until("the site is there", () -> window.kit().site().current().isPresent());
        return panel;
    }

    @Test
    void aNodeIsShownWithPlaceCareAndSections() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            var section = new Section();
            NodePanel panel = open(window, new NodePanel.Section("Alarms", section));
            window.kit().selection().select(Selected.node("d1", "a tree"));
            window.settle();
            String words = Controls.of(panel).words();
            for (String part : List.of("db-1", "DB server", "Tokyo", "Mikasa", "0120-000-111", "Alarms",
                    "two alarms")) {
                assertTrue(words.contains(part), part + " in\n" + words);
            }
            assertEquals(List.of("d1"), section.shown);
        }
    }

    @Test
    void anAreaCountsTheNodesBelow() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePanel panel = open(window);
            window.kit().selection().select(new Selected(Set.of(), Set.of("tokyo"), "a tree"));
            window.settle();
            assertTrue(Controls.of(panel).words().contains("Nodes\n3"), Controls.of(panel).words());
        }
    }

    @Test
    void nothingAndSeveralSayWhatToDo() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePanel panel = open(window);
            assertTrue(Controls.of(panel).words().contains("Select a node to see what is known of it."));
            window.kit().selection().select(new Selected(Set.of("w1", "w2"), Set.of(), "a tree"));
            window.settle();
            assertTrue(Controls.of(panel).words().contains("2 are selected. Select one"));
        }
    }

    @Test
    void aPinnedPanelStaysWhereItIs() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePanel panel = open(window);
            window.kit().selection().select(Selected.node("d1", "a tree"));
            panel.linked().setPinned(true);
            window.kit().selection().select(Selected.node("w1", "a tree"));
            window.settle();
            assertTrue(Controls.of(panel).words().contains("db-1"));
            panel.linked().setPinned(false);
            window.settle();
            assertTrue(Controls.of(panel).words().contains("www-1"), "released, it catches up");
        }
    }

    @Test
    void aNewRevisionIsShown() {
        var agents = new SiteAgents(site());
        try (var window = new UiWindow(agents.agent())) {
            NodePanel panel = open(window);
            window.kit().selection().select(Selected.node("d1", "a tree"));
            agents.somebodySaves("Mikasa", "Ibuki");
            window.agent().tell("site");
            window.until("the new vendor", () -> Controls.of(panel).words().contains("Ibuki"));
            assertFalse(Controls.of(panel).words().contains("Mikasa"));
        }
    }

    @Test
    void aLongValueWrapsInsideANarrowPanel() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePanel panel = open(window);
            window.shell().setSize(260, 700);
            window.kit().selection().select(Selected.node("d1", "a tree"));
            window.settle();
            int wide = panel.pageHeight(900);
            int narrow = panel.pageHeight(240);
            assertTrue(narrow > wide, narrow + " against " + wide);
        }
    }
}
