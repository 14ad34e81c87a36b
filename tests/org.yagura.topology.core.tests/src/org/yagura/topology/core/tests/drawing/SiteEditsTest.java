/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.model.DefaultRules;
import org.yagura.model.DemoSite;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.RuleBook;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.drawing.Kinds;
import org.yagura.topology.core.drawing.Pattern;
import org.yagura.topology.core.drawing.SiteDrawing;

/** Gestures become commands; undo takes each back; the drawing follows. */
final class SiteEditsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Box HERE = new Box(400, 240, 168, 48);

    private static Site empty() {
        Site site = SiteFactory.eINSTANCE.createSite();
        site.setId("site");
        site.setName("Site");
        for (String name : List.of("room", "hall")) {
            Area area = SiteFactory.eINSTANCE.createArea();
            area.setId(name);
            area.setName(name);
            site.getAreas().add(area);
        }
        return site;
    }

    /** What is wrong, apart from that nobody may log in. */
    private static List<String> problems(Desk desk) {
        return SiteChecks.check(desk.site).stream().filter(p -> !p.code().equals("people-none"))
                .map(ModelProblem::toString).toList();
    }

    private static String node(Desk desk, NodeKind kind, String area, int x, int y) {
        return desk.perform(desk.edits.create(Kinds.of(kind), HERE.at(x, y), area)).getFirst();
    }

    @Test
    void aNodeIsCreatedWhereItWasDropped() {
        try (var desk = new Desk(empty())) {
            String id = node(desk, NodeKind.ROUTER, "room", 400, 240);
            Node node = assertInstanceOf(Node.class, desk.element(id));
            assertEquals(NodeKind.ROUTER, node.getKind());
            assertEquals(desk.site.getAreas().getFirst(), node.eContainer());
            assertEquals(HERE, desk.scene.figure(id).bounds());
            assertEquals(Set.of(id), desk.drawing.fixed());
            desk.editor.undo();
            assertNull(desk.scene.figure(id));
            assertEquals(List.of(), desk.differences());
            assertTrue(desk.site.getDiagrams().isEmpty());
            desk.editor.redo();
            assertEquals(HERE, desk.scene.figure(id).bounds());
        }
    }

    @Test
    void aLinkJoinsTwoNodesAndMayBeBentAndReconnected() {
        try (var desk = new Desk(empty())) {
            String one = node(desk, NodeKind.ROUTER, "room", 0, 0);
            String two = node(desk, NodeKind.FIREWALL, "room", 400, 0);
            String three = node(desk, NodeKind.FIREWALL, "hall", 800, 0);
            String link = desk.perform(desk.edits.connect(Kinds.of(LinkKind.LAN), End.of(one), End.of(two)))
                    .getFirst();
            assertEquals(two, desk.scene.connection(link).to().figure());
            desk.perform(desk.edits.bend(link, List.of(new Point(300, 24), new Point(300, 90))));
            assertEquals(2, desk.scene.connection(link).bends().size());
            desk.perform(desk.edits.reconnect(link, End.of(one), End.of(three)));
            assertEquals(three, desk.scene.connection(link).to().figure());
            assertEquals(List.of(), desk.scene.connection(link).bends());
            desk.editor.undo();
            desk.editor.undo();
            assertEquals(two, ((Link) desk.element(link)).getTo().getId());
            assertEquals(List.of(), desk.scene.connection(link).bends());
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedWithAReason() {
        try (var desk = new Desk(empty())) {
            String one = node(desk, NodeKind.ROUTER, "room", 0, 0);
            assertNotNull(Desk.refused(desk.edits.connect(Kinds.of(LinkKind.LAN), End.of(one), End.of(one))));
            assertNotNull(Desk.refused(desk.edits.connect(Kinds.of(LinkKind.LAN), End.of(one), End.of("room"))));
            assertNotNull(Desk.refused(desk.edits.connect("link:STRING", End.of(one), End.of("room"))));
            assertNotNull(Desk.refused(desk.edits.create(Kinds.of(NodeKind.ROUTER), HERE, null)));
            assertNotNull(Desk.refused(desk.edits.create("pattern:NONE", HERE, "room")));
            assertNotNull(Desk.refused(desk.edits.move(Map.of(), List.of("room"), "room")));
            assertNotNull(Desk.refused(desk.edits.move(Map.of(one, HERE), List.of(one), null)));
            assertNotNull(Desk.refused(desk.edits.rename(one, " ")));
            assertNotNull(Desk.refused(desk.edits.delete(List.of())));
            for (String data : List.of("", "hello", "<site/>",
                    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a/>")) {
                assertNotNull(Desk.refused(desk.edits.paste(data, 0, 0, "room")), data);
            }
        }
    }

    @Test
    void anAreaTakesWhatIsInItAlong() {
        try (var desk = new Desk(empty())) {
            String one = node(desk, NodeKind.ROUTER, "room", 100, 100);
            Box room = desk.scene.box("room");
            desk.perform(desk.edits.place(Map.of("room", room.move(200, 40), one, HERE.at(300, 140))));
            assertEquals(HERE.at(300, 140), desk.scene.figure(one).bounds());
            desk.perform(desk.edits.place(Map.of("room", room)));
            assertEquals(HERE.at(100, 100), desk.scene.figure(one).bounds());
        }
    }

    @Test
    void aNodeMovesToAnotherAreaAndStaysWhereItWasDropped() {
        try (var desk = new Desk(empty())) {
            String one = node(desk, NodeKind.ROUTER, "room", 100, 100);
            desk.perform(desk.edits.place(Map.of("hall", new Box(600, 300, 400, 200))));
            desk.perform(desk.edits.move(Map.of(one, HERE.at(700, 400)), List.of(one), "hall"));
            assertEquals("hall", desk.scene.figure(one).parent());
            assertEquals(HERE.at(700, 400), desk.scene.figure(one).bounds());
            desk.editor.undo();
            assertEquals("room", desk.scene.figure(one).parent());
            assertEquals(HERE.at(100, 100), desk.scene.figure(one).bounds());
        }
    }

    @Test
    void everyPatternMakesAGoodSiteInOneStep() {
        for (Map.Entry<String, Pattern> pattern : Pattern.byKind().entrySet()) {
            try (var desk = new Desk(empty())) {
                List<String> made = desk.perform(desk.edits.create(pattern.getKey(), HERE.at(80, 80), "room"));
                assertTrue(made.size() >= 4, pattern.getKey());
                assertEquals(List.of(), problems(desk),
                        pattern.getKey());
                assertTrue(made.stream().allMatch(id -> desk.scene.shown(id) != null));
                desk.perform(desk.edits.create(pattern.getKey(), HERE.at(80, 800), "hall"));
                assertFalse(SiteChecks.hasErrors(SiteChecks.check(desk.site)), pattern.getKey());
                desk.editor.undo();
                desk.editor.undo();
                assertEquals(List.of(), desk.differences());
            }
        }
    }

    @Test
    void partsOfAPatternHoldTheDefaultRulesAndItsFramesStandApart() {
        for (String pattern : Pattern.byKind().keySet()) {
            try (var desk = new Desk(empty())) {
                desk.site.getRedundancyRules().addAll(DefaultRules.rules());
                desk.perform(desk.edits.create(pattern, HERE, "room"));
                assertEquals(List.of(), new RuleBook().check(Topology.of(desk.site), NOW, Locale.ENGLISH).findings()
                        .stream().map(Finding::what).filter(what -> what.contains("Disk")).toList(), pattern);
                List<Box> frames = desk.site.getGroups().stream().map(group -> desk.scene.shown(group.getId()))
                        .filter(shown -> shown != null).map(ShownFigure::box).toList();
                for (Box frame : frames) {
                    assertEquals(List.of(frame), frames.stream().filter(frame.grow(4)::intersects).toList(), pattern);
                }
            }
        }
    }

    @Test
    void aGroupOfNodesIsAFrameThatNodesJoinAndLeave() {
        try (var desk = new Desk(empty())) {
            List<String> made = desk
                    .perform(desk.edits.create(Kinds.PATTERN + Pattern.FIREWALL_PAIR, HERE.at(0, 0), "room"));
            RedundancyGroup group = desk.site.getGroups().stream()
                    .filter(g -> g.getScheme() == RedundancyScheme.HOT_STANDBY).findFirst().orElseThrow();
            Figure frame = desk.scene.figure(group.getId());
            assertEquals("1 of 2, hot standby, 5 s", frame.detail());
            assertTrue(made.stream().filter(id -> group.getId().equals(desk.scene.figure(id).parent())).count() == 2);
            String third = desk.perform(desk.edits.create(Kinds.of(NodeKind.FIREWALL), HERE, group.getId())).getFirst();
            assertEquals(3, group.getMembers().size());
            assertEquals(group.getId(), desk.scene.figure(third).parent());
            desk.perform(desk.edits.move(Map.of(third, HERE.at(0, 900)), List.of(third), "room"));
            assertEquals(2, group.getMembers().size());
            assertEquals("room", desk.scene.figure(third).parent());
        }
    }

    @Test
    void copiesComeWithTheirLinksAndGroupsAndNewNames() {
        try (var desk = new Desk(empty())) {
            List<String> made = desk
                    .perform(desk.edits.create(Kinds.PATTERN + Pattern.CLUSTER_WITH_SHARED_ARRAY, HERE, "room"));
            int links = desk.site.getLinks().size();
            int groups = desk.site.getGroups().size();
            String data = desk.edits.copy(made);
            List<String> copies = desk.perform(desk.edits.paste(data, 500, 0, "hall"));
            assertEquals(made.size(), copies.size());
            assertEquals(2 * links, desk.site.getLinks().size());
            assertEquals(2 * groups, desk.site.getGroups().size());
            assertFalse(SiteChecks.hasErrors(SiteChecks.check(desk.site)));
            assertEquals(List.of(), problems(desk));
            assertEquals(desk.scene.figure(made.getFirst()).bounds().move(500, 0),
                    desk.scene.figure(copies.getFirst()).bounds());
            assertNotNull(Desk.refused(desk.edits.paste(data, 0, 0, null)), "nodes go into an area");
        }
    }

    @Test
    void deletingTakesContentsAndLinksAlong() {
        try (var desk = new Desk(DemoSite.load())) {
            int links = desk.site.getLinks().size();
            desk.perform(desk.edits.delete(List.of("tokyo", "fw01")));
            assertNull(desk.scene.figure("fw01"));
            assertTrue(desk.site.getLinks().size() <= links);
            assertFalse(SiteChecks.check(desk.site).stream().anyMatch(p -> p.toString().contains("reference-outside")));
            desk.editor.undo();
            assertEquals(List.of(), desk.differences());
        }
    }

    @Test
    void whatAnAreaHoldsIsDrawnAloneToo() {
        Site site = DemoSite.load();
        try (var desk = new Desk(site)) {
            Area dmz = (Area) desk.element("tokyo-dmz");
            desk.drawing.show(site, dmz);
            assertNull(desk.scene.figure("tokyo"));
            assertNull(desk.scene.figure("isp-a"));
            assertNotNull(desk.scene.figure("lb01"));
        }
    }

    @Test
    void aNodeOpensToShowItsParts() {
        try (var desk = new Desk(empty())) {
            List<String> made = desk
                    .perform(desk.edits.create(Kinds.PATTERN + Pattern.CLUSTER_WITH_SHARED_ARRAY, HERE, "room"));
            Node server = (Node) desk.element(made.getFirst());
            desk.drawing.open(server.getId(), true);
            assertTrue(desk.scene.figure(server.getId()).container());
            assertEquals(server.getParts().size(), desk.scene.children(server.getId()).size());
            assertEquals(server.getId(), desk.scene.frontOf(server.getParts().getFirst().getId()));
            Link link = desk.site.getLinks().stream().filter(l -> l.getFrom().eContainer() == server).findFirst()
                    .orElseThrow();
            assertEquals(link.getFrom().getId(), desk.scene.connection(link.getId()).from().figure());
            desk.drawing.open(server.getId(), false);
            assertEquals(server.getId(), desk.scene.connection(link.getId()).from().figure());
        }
    }

    /** Any series of gestures: the drawing shows what a fresh one would, and undoing all gives the site as it was. */
    @Test
    void undoingEverythingGivesTheSiteAsItWas() {
        var random = new Random(7);
        for (int round = 0; round < 30; round++) {
            Site site = round % 3 == 0 ? DemoSite.load() : empty();
            try (var desk = new Desk(site)) {
                String text = desk.text();
                int steps = 0;
                for (int i = 0; i < 25; i++) {
                    Edit edit = any(desk, random);
                    if (edit instanceof Edit.Do done && done.command().canExecute()) {
                        desk.perform(edit);
                        steps++;
                    }
                    assertSameAsFresh(desk);
                }
                for (int i = 0; i < steps; i++) {
                    desk.editor.undo();
                }
                assertEquals(text, desk.text(), "round " + round);
                assertSameAsFresh(desk);
            }
        }
    }

    private static void assertSameAsFresh(Desk desk) {
        var scene = new Scene();
        new SiteDrawing(scene, Locale.ENGLISH).show(desk.site, null);
        assertEquals(Set.copyOf(scene.figures()), Set.copyOf(desk.scene.figures()));
        assertEquals(Set.copyOf(scene.connections()), Set.copyOf(desk.scene.connections()));
    }

    private static Edit any(Desk desk, Random random) {
        List<String> figures = desk.scene.figures().stream().map(Figure::id).toList();
        List<String> connections = desk.scene.connections().stream().map(Connection::id).toList();
        if (figures.isEmpty()) {
            return desk.edits.create(Kinds.AREA + "RACK", HERE, null);
        }
        String figure = figures.get(random.nextInt(figures.size()));
        String other = figures.get(random.nextInt(figures.size()));
        Box box = HERE.at(random.nextInt(100) * 8, random.nextInt(100) * 8);
        var patterns = new ArrayList<>(Pattern.byKind().keySet());
        return switch (random.nextInt(10)) {
            case 0 -> desk.edits.create(Kinds.of(NodeKind.ROUTER), box, figure);
            case 1 -> desk.edits.create(patterns.get(random.nextInt(patterns.size())), box, figure);
            case 2, 3 -> desk.edits.connect(Kinds.of(LinkKind.FC), End.of(figure), End.of(other));
            case 4 -> desk.edits
                    .place(figure.equals(other) ? Map.of(figure, box) : Map.of(figure, box, other, box.move(16, 16)));
            case 5 -> desk.edits.move(Map.of(figure, box), List.of(figure), random.nextBoolean() ? other : null);
            case 6 -> desk.edits.delete(List.of(figure));
            case 7 -> desk.edits.rename(figure, "name " + random.nextInt(9));
            case 8 ->
                desk.edits.paste(desk.edits.copy(List.of(figure, other)), 40, 40, random.nextBoolean() ? other : null);
            default -> connections.isEmpty()
                    ? desk.edits.arrange(Map.of(figure, box))
                    : random.nextBoolean()
                            ? desk.edits.bend(connections.getFirst(), List.of(new Point(random.nextInt(99), 5)))
                            : desk.edits.reconnect(connections.getFirst(), End.of(figure), End.of(other));
        };
    }

    @Test
    void theSavedDiagramOfADrawingIsReadBack() throws Exception {
        try (var desk = new Desk(empty())) {
            String one = node(desk, NodeKind.ROUTER, "room", 100, 100);
            desk.perform(desk.edits.place(Map.of("room", new Box(40, 40, 500, 300), one, HERE.at(160, 160))));
            Site again = new SiteFiles().load(desk.text().getBytes(StandardCharsets.UTF_8), "again").site();
            Diagram diagram = again.getDiagrams().getFirst();
            assertEquals(2, diagram.getPlacements().size());
            try (var other = new Desk(again)) {
                assertEquals(HERE.at(160, 160), other.scene.figure(one).bounds());
                assertEquals(new Box(40, 40, 500, 300), other.scene.figure("room").bounds());
            }
        }
    }
}
