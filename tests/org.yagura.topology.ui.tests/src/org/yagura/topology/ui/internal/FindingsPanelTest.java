/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.diagram.core.Mark;
import org.yagura.model.DemoSite;
import org.yagura.model.Differences;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RuleSeverity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.drawing.SiteOverlays;
import org.yagura.topology.core.spi.SiteRule;
import org.yagura.ui.diagram.OverlayEntry;

/** What is wrong with the drawing, and quick fixes. */
class FindingsPanelTest {
    private FindingsPanel panel;
    private TablePage<Finding> table;

    /** Three nodes that stand alone, which a rule forbids; the database is worse. */
    private static Site lonely() {
        Site site = SiteAgents.small();
        site.getRedundancyRules().add(pairs("servers", NodeKind.WWW_BM_SERVER, RuleSeverity.WARNING));
        site.getRedundancyRules().add(pairs("databases", NodeKind.DB_SERVER, RuleSeverity.ERROR));
        return site;
    }

    private static RedundancyRule pairs(String name, NodeKind kind, RuleSeverity severity) {
        RedundancyRule rule = SiteFactory.eINSTANCE.createRedundancyRule();
        rule.setId(name);
        rule.setName(name);
        rule.setDemand(RedundancyDemand.GROUP_OF_NODES);
        rule.getNodeKinds().add(kind);
        rule.setSeverity(severity);
        rule.setReason("One of them is none.");
        return rule;
    }

    private Room open(Room room) {
        panel = room.window.open(p -> new FindingsPanel(p, room.desk));
        table = new TablePage<>(room.window, panel.table());
        room.window.until("it is checked", () -> room.desk.findings().checked().isPresent());
        room.window.until("all are listed", () -> panel.table().total() == room.desk.findings().checked().orElseThrow()
                .findings().size() && panel.table().loaded());
        return room;
    }

    private static SiteEditor editor(Room room) {
        return room.window.kit().drafts().current().orElseThrow().editor();
    }

    private void fix() {
        panel.fixes().choose(panel.fixes().choices().getFirst());
    }

    @Test
    void theWorstComesFirstWithWhereWhyAndWhatToDo() {
        try (var room = open(new Room(lonely()))) {
            table.untilRows(3).untilCell(0, "severity", "error");
            assertEquals("db-1", panel.table().text(0, "element"));
            assertEquals("Tokyo", panel.table().text(0, "place"));
            assertEquals("databases", panel.table().text(0, "rule"));
            table.click(0, 0);
            room.window.until("the details", () -> Controls.of(panel).words().contains("One of them is none."));
            assertTrue(Controls.of(panel).words().contains("Add a second db-1"), Controls.of(panel).words());
        }
    }

    @Test
    void aFixIsOneStepOfTheDraftAndIsUndone() {
        try (var room = open(new Room(lonely()))) {
            Site before = SiteFiles.copy(room.site());
            table.click(0, 0);
            fix();
            table.untilRows(2);
            assertEquals("1 fixed.", panel.note());
            assertTrue(panel.table().selection().isEmpty(), "what is mended is selected no more");
            assertFalse(Controls.of(panel).words().contains("Add a second db-1"));
            assertEquals("db-2", nodes(room, "tokyo").getLast().getName());
            assertEquals("Add a second db-1 (parallel)", editor(room).undoLabel());
            panel.undo();
            table.untilRows(3);
            assertEquals(List.of(), Differences.between(before, room.site()));
            assertFalse(editor(room).canUndo());
            panel.redo();
            table.untilRows(2);
        }
    }

    @Test
    void severalAreFixedAtOnceAsOneStep() {
        try (var room = open(new Room(lonely()))) {
            panel.table().selectAll();
            assertEquals("Fix 3 of 3 at once", panel.fixes().choices().getFirst().label());
            fix();
            table.untilRows(0);
            table.untilSaid("the drawing holds all rules");
            assertEquals(Set.of("www-1", "www-2", "www-3", "www-4"), names(room));
            assertEquals("Fix 3 problems", editor(room).undoLabel());
            editor(room).undo();
            assertFalse(editor(room).canUndo());
        }
    }

    private static List<Node> nodes(Room room, String area) {
        return room.index().element(area, Area.class).orElseThrow().getNodes();
    }

    @Test
    void atMostFiftyAreFixedAtOnce() {
        Site site = lonely();
        Area dmz = site.getAreas().getFirst().getAreas().getFirst();
        for (int i = 0; i < 60; i++) {
            Node node = SiteFactory.eINSTANCE.createNode();
            node.setId("more" + i);
            node.setName("more-" + i);
            node.setKind(NodeKind.WWW_BM_SERVER);
            dmz.getNodes().add(node);
        }
        try (var _ = open(new Room(site))) {
            panel.table().selectAll();
            assertEquals("Fix 50 of 63 at once", panel.fixes().choices().getFirst().label());
            assertEquals(50, panel.fixes().choices().getFirst().wishes().size());
        }
    }

    private static Set<String> names(Room room) {
        return Set.copyOf(nodes(room, "dmz").stream().map(Node::getName).toList());
    }

    /** The list still shows what was true a moment ago: what is changed by then is what counts. */
    @Test
    void aFixIsMadeInTheDraftAsItIsThenNotAsItWasChecked() {
        try (var room = open(new Room(lonely()))) {
            table.click(0, 0);
            editor(room).rename(room.index().node("w1"), "first");
            fix();
            editor(room).rename(room.index().node("w2"), "second");
            room.window.until("the fix is in the draft", () -> nodes(room, "tokyo").size() == 2);
            assertEquals(Set.of("first", "second"), names(room));
        }
    }

    @Test
    void aFixThatIsOfferedNoMoreSaysSoAndChangesNothing() {
        try (var room = open(new Room(lonely()))) {
            table.click(0, 0);
            FixMenu.Choice choice = panel.fixes().choices().getFirst();
            editor(room).remove(List.of(room.index().node("d1")));
            table.untilRows(2);
            panel.fixes().choose(choice);
            room.window.until("it is said", () -> panel.table().problem() != null);
            assertEquals("Nothing has been fixed.", panel.table().problem().what());
            assertTrue(panel.table().problem().why().contains("not offered any more"));
            editor(room).undo();
            assertFalse(editor(room).canUndo());
        }
    }

    @Test
    void whoMayNotEditIsToldWhy() {
        var agents = new SiteAgents(lonely());
        try (var room = open(new Room(agents, agents.agent().privileges(Privilege.SEE)))) {
            table.click(0, 0);
            FixMenu.Choice choice = panel.fixes().choices().getFirst();
            assertEquals(List.of(), choice.wishes());
            assertEquals("You may look only: changing the site needs the privilege \"edit\".", choice.label());
            room.window.until("the details say so", () -> Controls.of(panel).words().contains("You may look only"));
            panel.undo();
            assertFalse(room.window.kit().drafts().isChanged());
        }
    }

    @Test
    void withoutAConnectionFixesStillGoIntoTheDraft() {
        try (var room = open(new Room(lonely()))) {
            room.window.agent().refuse(new IllegalStateException("cut"));
            room.window.agent().cut();
            room.window.until("it is lost", () -> !room.window.kit().connections().status().connected());
            table.click(0, 0);
            fix();
            table.untilRows(2);
        }
    }

    @Test
    void rulesOfThirdPartiesComeAndGoAndOneThatFailsIsNamed() {
        try (var room = open(new Room(lonely()))) {
            SiteRule broken = (topology, language) -> {
                throw new IllegalStateException("broken");
            };
            SiteRule good = (topology, language) -> List.of(new Finding("example", RuleSeverity.INFO,
                    room.desk.findings().checked().orElseThrow().findings().getFirst().element(), null,
                    "This comes from elsewhere.", "", "Look there.", List.of()));
            room.desk.addRule(broken);
            room.desk.addRule(good);
            table.untilRows(4).untilCell(3, "what", "This comes from elsewhere.");
            room.window.until("the failing one is named", () -> panel.note().contains(broken.getClass().getName()));
            table.click(3, 0);
            assertEquals("No quick fix: somebody has to decide", panel.fixes().choices().getFirst().label());
            room.desk.removeRule(good);
            room.desk.removeRule(broken);
            table.untilRows(3);
            assertEquals("", panel.note());
        }
    }

    @Test
    void filtersAreRememberedAndAnEmptyListOffersToShowAll() {
        try (var room = open(new Room(lonely()))) {
            panel.severities().choose(Set.of(RuleSeverity.WARNING));
            table.untilRows(2);
            panel.filter().setText("WWW-2");
            table.untilRows(1);
            panel.dispose();
            open(room, 1);
            assertEquals("WWW-2", panel.filter().getText());
            panel.filter().setText("nothing like that");
            table.untilRows(0).untilSaid("No problem matches the filter.");
            Controls.of(panel).press("Show all");
            table.untilRows(3);
            assertTrue(room.window.kit().settings().get("topology.findings.filter").isEmpty());
        }
    }

    private void open(Room room, long rows) {
        panel = room.window.open(p -> new FindingsPanel(p, room.desk));
        table = new TablePage<>(room.window, panel.table()).untilRows(rows);
    }

    @Test
    void theSelectionStaysWhileTheDrawingIsEdited() {
        try (var room = open(new Room(lonely()))) {
            table.click(1, 0);
            Finding selected = panel.table().selection().single();
            editor(room).rename(room.index().node("d1"), "other");
            table.untilCell(0, "element", "other");
            assertEquals(FindingsPanel.key(selected), FindingsPanel.key(panel.table().selection().single()));
        }
    }

    @Test
    void theKeyOfQuickFixOpensTheirMenu() {
        try (var _ = open(new Room(lonely()))) {
            table.click(0, 0).press(SWT.MOD1, '1');
            assertEquals(List.of("Add a second db-1 (parallel)"),
                    Stream.of(panel.offered().getItems()).map(MenuItem::getText).toList());
            panel.offered().getItem(0).notifyListeners(SWT.Selection, new Event());
            panel.offered().setVisible(false);
            table.untilRows(2);
        }
    }

    @Test
    void figuresAndLinksWithProblemsAreMarkedWithTheirWords() {
        try (var room = new Room(DemoSite.load()).diagram()) {
            OverlayEntry overlay = room.panel.canvas().overlayEntries().stream().filter(e -> e.id().equals("findings"))
                    .findFirst().orElseThrow();
            assertFalse(overlay.on(), "calm until somebody wants it");
            overlay.overlay().mark(room.panel.canvas().scene().figure("fw01"));
            room.window.until("checked", () -> room.desk.findings().checked().isPresent());
            List<Finding> all = room.desk.findings().checked().orElseThrow().findings();
            assertFalse(all.isEmpty());
            for (Finding finding : all) {
                var figure = room.panel.canvas().scene().figure(finding.element().id());
                if (figure != null) {
                    Mark mark = overlay.overlay().mark(figure);
                    assertTrue(mark.words().contains(finding.what()), mark.words());
                    assertTrue(mark.severity().compareTo(SiteOverlays.severity(finding.severity())) >= 0);
                }
            }
            assertEquals(Severity.MAJOR, SiteOverlays.severity(RuleSeverity.ERROR));
            var sound = room.panel.canvas().scene().figures().stream()
                    .filter(f -> all.stream().noneMatch(x -> x.element().id().equals(f.id()))).findFirst();
            assertNotNull(sound.orElseThrow());
            assertNull(overlay.overlay().mark(sound.get()));
        }
    }

    @Test
    void selectingAProblemShowsItsElementOnTheDiagram() {
        try (var room = new Room(lonely()).diagram()) {
            open(room);
            table.click(0, 0);
            room.window.until("it is selected", () -> room.selected().equals(List.of("d1")));
        }
    }

    @Test
    void everythingIsInJapaneseToo() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPANESE);
        try (var room = open(new Room(lonely()))) {
            table.untilCell(0, "severity", "エラー");
            panel.table().selectAll();
            assertEquals("3件中3件をまとめて修正", panel.fixes().choices().getFirst().label());
            fix();
            table.untilRows(0);
            assertEquals("3件を修正しました。", panel.note());
        } finally {
            Locale.setDefault(before);
        }
    }
}
