/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.model.Elements;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.selection.NodeBadges;
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
    void enterOnANodeOpensItsPageAndOnAnAreaOpensTheArea() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            var opened = new ArrayList<String>();
            window.kit().nodePages().openBy(opened::add);
            SiteTreePanel panel = open(window);
            Tree tree = panel.viewer().getTree();
            window.kit().selection().select(Selected.node("d1", "a table"));
            tree.notifyListeners(SWT.DefaultSelection, chosen(tree));
            assertEquals(List.of("d1"), opened);
            panel.viewer().setSelection(new StructuredSelection(tree.getItem(0).getData()));
            tree.notifyListeners(SWT.DefaultSelection, chosen(tree));
            assertEquals(List.of("d1"), opened);
            assertFalse(tree.getItem(0).getExpanded());
        }
    }

    private static Event chosen(Tree tree) {
        var event = new Event();
        event.item = tree.getSelection()[0];
        return event;
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

    private static void filter(UiWindow window, SiteTreePanel panel, String text, String... expected) {
        panel.filter().setText(text);
        window.until(text, () -> visible(panel.viewer().getTree()).equals(List.of(expected)));
    }

    @Test
    void theFilterTakesNamesKindsAddressesAndWholeAreas() {
        Site site = SiteAgents.small();
        site.getAreas().getFirst().getNodes().set(0, Elements.node(NodeKind.DB_SERVER, "db-1", "10.1.2.3"));
        try (var window = new UiWindow(new SiteAgents(site).agent())) {
            SiteTreePanel panel = open(window);
            filter(window, panel, "WWW-1", "Tokyo", "DMZ", "www-1");
            filter(window, panel, "db server", "Tokyo", "db-1");
            filter(window, panel, "10.1.2", "Tokyo", "db-1");
            filter(window, panel, "dmz", "Tokyo", "DMZ", "www-1", "www-2");
            filter(window, panel, "nothing like that");
        }
    }

    @Test
    void downFromTheFilterGoesToTheTree() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            SiteTreePanel panel = open(window);
            panel.filter().setFocus();
            var down = new Event();
            down.keyCode = SWT.ARROW_DOWN;
            panel.filter().notifyListeners(SWT.KeyDown, down);
            window.settle();
            assertEquals(1, panel.viewer().getTree().getSelectionCount());
        }
    }

    /** Badges as a domain gives them. */
    private static final class Badges implements NodeBadges {
        private final Map<String, Badge> badges = new HashMap<>();
        private Consumer<NodeBadges> follower = b -> {
        };

        void put(String node, Severity severity, long count) {
            badges.put(node, new Badge(severity, count, count + " open alarms"));
            follower.accept(this);
        }

        @Override
        public Badge badge(String nodeId) {
            return badges.get(nodeId);
        }

        @Override
        public Following follow(Consumer<NodeBadges> wanted) {
            follower = wanted;
            return () -> follower = b -> {
            };
        }
    }

    private static NodeBadges.Badge badge(SiteTreePanel panel, UiWindow window, String id) {
        return panel.shown(window.kit().site().current().orElseThrow().index().element(id).orElseThrow());
    }

    @Test
    void areasCarryTheWorstOfWhatIsInside() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            SiteTreePanel panel = open(window);
            var badges = new Badges();
            Following following = panel.add(badges);
            assertNull(badge(panel, window, "tokyo"));
            badges.put("w1", Severity.WARNING, 2);
            badges.put("w2", Severity.CLEARED, 0);
            assertEquals(Severity.WARNING, badge(panel, window, "dmz").severity());
            badges.put("d1", Severity.CRITICAL, 1);
            assertEquals(Severity.CRITICAL, badge(panel, window, "tokyo").severity());
            assertEquals(Severity.WARNING, badge(panel, window, "dmz").severity(), "d1 is not inside");
            assertEquals(2, badge(panel, window, "w1").count());
            assertNull(badge(panel, window, "w2"), "what is cleared has no badge");
            following.close();
            panel.add(new Badges());
            assertNull(badge(panel, window, "tokyo"), "badges go with their service");
        }
    }

    @Test
    void ofSeveralBadgesTheWorstIsShown() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            SiteTreePanel panel = open(window);
            var traps = new Badges();
            var watches = new Badges();
            panel.add(traps);
            panel.add(watches);
            traps.put("d1", Severity.MINOR, 3);
            watches.put("d1", Severity.MAJOR, 1);
            assertEquals(Severity.MAJOR, badge(panel, window, "d1").severity());
            window.picture();
        }
    }

    @Test
    void aSiteWithoutAreasSaysWhatToDo() {
        Site empty = SiteFactory.eINSTANCE.createSite();
        empty.setId("site");
        empty.setName("Empty");
        try (var window = new UiWindow(new SiteAgents(empty).agent())) {
            SiteTreePanel panel = window.open(parent -> new SiteTreePanel(parent, window.kit()));
            window.until("the hint",
                    () -> Controls.of(panel).words().contains("Open the Site perspective to add some."));
        }
    }

    @Test
    void whileTheSiteIsLoadingItSaysSo() {
        try (var window = new UiWindow(new MemoryAgent())) {
            SiteTreePanel panel = window.open(parent -> new SiteTreePanel(parent, window.kit()));
            window.until("the hint", () -> Controls.of(panel).words().contains("Loading the site…"));
        }
    }
}
