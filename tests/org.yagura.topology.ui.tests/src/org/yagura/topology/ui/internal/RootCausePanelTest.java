/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Menu;
import org.junit.jupiter.api.Test;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Mark;
import org.yagura.model.DemoSite;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.topology.core.FindRootCause;
import org.yagura.topology.core.RootCause;
import org.yagura.topology.core.RootCause.Kind;
import org.yagura.topology.core.Topology;
import org.yagura.ui.diagram.OverlayEntry;
import org.yagura.ui.selection.NodeBadges;
import org.yagura.ui.selection.Selected;

/** The live root cause; the agent in memory computes it as the real one does. */
class RootCausePanelTest {
    private final Site site = DemoSite.load();
    private final Map<String, Severity> open = new LinkedHashMap<>();
    private final SiteAgents agents = new SiteAgents(site);
    private final Topology topology = Topology.of(site);
    private final MemoryAgent agent = agents.agent().answer(FindRootCause.class,
            q -> new FindRootCause.Answer(7, explained()));
    private RuntimeException refused;
    private RootCausePanel panel;

    private synchronized RootCause explained() {
        if (refused != null) {
            throw refused;
        }
        return topology.rootCause(open);
    }

    private synchronized void alarms(Severity severity, String... nodes) {
        open.clear();
        for (String node : nodes) {
            open.put(node, severity);
        }
    }

    private Room open() {
        var room = new Room(agents, agent);
        panel = room.window.open(p -> new RootCausePanel(p, room.desk));
        return room;
    }

    private void changed(Room room, int causes) {
        room.window.agent().tell("alarms");
        room.window.until(causes + " causes", () -> room.desk.cause().answer()
                .filter(a -> a.found().causes().size() == causes).isPresent() && panel.causes().total() == causes);
    }

    @Test
    void causesFollowTheAlarms() {
        alarms(Severity.CRITICAL, "fw01");
        try (var room = open()) {
            changed(room, 1);
            assertEquals("fw01", panel.causes().text(0, "element"));
            assertEquals("alarm", panel.causes().text(0, "how"));
            assertTrue(panel.state().startsWith("One cause explains 1 of 1 in alarm."), panel.state());
            assertTrue(panel.state().contains("It is proved"), panel.state());
            assertTrue(panel.state().contains("Revision 7"), panel.state());
            alarms(Severity.CRITICAL, "fw01", "db01");
            changed(room, 2);
            alarms(Severity.CRITICAL);
            changed(room, 0);
            new TablePage<>(room.window, panel.causes()).untilSaid("No alarms");
            assertFalse(Controls.of(panel).button("Show alarms").isEnabled());
        }
    }

    @Test
    void whatIsConcludedIsToldWithItsConsequences() {
        var nodes = site.getAreas().stream().flatMap(a -> a.getAreas().stream()).flatMap(a -> a.getAreas().stream())
                .filter(a -> a.getNodes().size() > 2).findFirst().orElseThrow();
        alarms(Severity.CRITICAL, nodes.getNodes().stream().map(n -> n.getId()).toArray(String[]::new));
        try (var room = open()) {
            room.window.until("an answer", () -> room.desk.cause().answer().isPresent());
            RootCause found = room.desk.cause().answer().orElseThrow().found();
            changed(room, found.causes().size());
            new TablePage<>(room.window, panel.alarms()).untilRows(nodes.getNodes().size());
            new TablePage<>(room.window, panel.causes()).click(0, 0);
            RootCause.Cause first = panel.causes().selection().single();
            room.window.until("only its consequences", () -> panel.alarms().loadedRows().stream().allMatch(
                    r -> r.causes().contains(first.element().id()) || r.element().id().equals(first.element().id())));
        }
    }

    @Test
    void aBurstOfAlarmsAsksOnlyNowAndThen() {
        alarms(Severity.CRITICAL, "fw01");
        try (var room = open()) {
            changed(room, 1);
            int before = agent.asked(FindRootCause.class).size();
            for (int i = 0; i < 200; i++) {
                agent.tell("alarms");
                room.window.settle();
            }
            alarms(Severity.CRITICAL, "fw01", "db01");
            changed(room, 2);
            assertTrue(agent.asked(FindRootCause.class).size() - before <= 4,
                    "asked " + (agent.asked(FindRootCause.class).size() - before) + " times");
        }
    }

    @Test
    void aRefusedPrivilegeIsToldInPlace() {
        refused = new ProblemException(
                new Problem(Problem.REFUSED, "You may not see this.", "Your role does not give it.", null, null));
        try (var room = open()) {
            room.window.until("it is told", () -> panel.causes().problem() != null);
            assertEquals("You may not see this.", panel.causes().problem().what());
            synchronized (this) {
                refused = null;
            }
            alarms(Severity.CRITICAL, "fw01");
            changed(room, 1);
            assertNull(panel.causes().problem());
        }
    }

    @Test
    void aLostConnectionIsToldAndWhatWasKnownStays() {
        alarms(Severity.CRITICAL, "fw01");
        try (var room = open()) {
            changed(room, 1);
            agent.refuse(new IllegalStateException("no way"));
            agent.cut();
            room.window.until("it is told", () -> panel.causes().problem() != null);
            assertEquals(1, panel.causes().total());
            assertTrue(panel.state().contains("still as of"), panel.state());
            agent.refuse(null);
            room.window.kit().connections().retryNow();
            room.window.until("it is over", () -> panel.causes().problem() == null);
            alarms(Severity.CRITICAL, "fw01", "db01");
            changed(room, 2);
        }
    }

    @Test
    void theDiagramShowsCausesAsFailedAndConsequencesAsOutOfReach() {
        try (var room = new Room(agents, agent).diagram()) {
            OverlayEntry overlay = room.panel.canvas().overlayEntries().stream().filter(e -> e.id().equals("cause"))
                    .findFirst().orElseThrow();
            assertFalse(overlay.on());
            assertTrue(agent.asked(FindRootCause.class).isEmpty(), "the agent is asked only for who looks");
            overlay.overlay().mark(room.panel.canvas().scene().figure("fw01"));
            var random = new Random(11);
            var ids = new ArrayList<String>();
            topology.index().nodes().forEach(n -> ids.add(n.getId()));
            for (int round = 0; round < 6; round++) {
                alarms(Severity.CRITICAL, random.ints(4, 0, ids.size()).distinct().mapToObj(ids::get)
                        .toArray(String[]::new));
                RootCause wanted = explained();
                agent.tell("alarms");
                room.window.until("answered", () -> room.desk.cause().answer()
                        .filter(a -> a.found().equals(wanted)).isPresent());
                for (String id : ids) {
                    var figure = room.panel.canvas().scene().figure(id);
                    Mark mark = figure == null ? null : overlay.overlay().mark(figure);
                    assertEquals(condition(wanted, id), mark == null ? null : mark.condition(), id);
                }
            }
        }
    }

    private static Condition condition(RootCause found, String id) {
        if (found.causes().stream().anyMatch(c -> c.element().id().equals(id))) {
            return Condition.FAILED;
        }
        return found.alarms().stream().filter(r -> r.element().id().equals(id)).findFirst()
                .map(r -> r.kind() == Kind.CONSEQUENCE ? Condition.UNREACHABLE : Condition.NORMAL).orElse(null);
    }

    /** The firewall has an alarm, and who knows it notes what is to be shown. */
    private static final class Badges implements NodeBadges {
        private final List<Selected> shown = new ArrayList<>();

        @Override
        public Badge badge(String nodeId) {
            return nodeId.equals("fw01") ? new Badge(Severity.CRITICAL, 1, "1 alarm") : null;
        }

        @Override
        public Following follow(Consumer<NodeBadges> follower) {
            return () -> {
            };
        }

        @Override
        public boolean show(Selected what) {
            return shown.add(what);
        }
    }

    @Test
    void theMenuOfTheDiagramLeadsToTheAlarmsOfWhatHasSome() {
        var badges = new Badges();
        try (var room = new Room(agents, agent)) {
            room.desk.addBadges(badges);
            room.diagram();
            room.window.until("the site", () -> room.window.kit().site().current().isPresent());
            Menu menu = room.panel.canvas().control().getMenu();
            room.panel.canvas().selection().set("fw02");
            assertThrows(AssertionError.class, () -> Widgets.entry(menu, List.of("Show alarms")));
            room.panel.canvas().selection().set("fw01");
            Widgets.choose(menu, List.of("Show alarms"));
            assertEquals(Set.of("fw01"), badges.shown.getLast().nodes());
        }
    }

    @Test
    void theAlarmsBehindAreShownByWhoKnowsThem() {
        alarms(Severity.CRITICAL, "fw01", "db01");
        var badges = new Badges();
        try (var room = open()) {
            room.desk.addBadges(badges);
            changed(room, 2);
            room.window.until("the site", () -> room.window.kit().site().current().isPresent());
            Controls.of(panel).press("Show alarms");
            assertEquals(Set.of("fw01", "db01"), badges.shown.getLast().nodes());
            new TablePage<>(room.window, panel.causes()).click(0, 0).choose("Show alarms");
            assertEquals(1, badges.shown.getLast().nodes().size());
            String part = topology.index().node("db01").getParts().getFirst().getId();
            assertEquals(Set.of("db01"), room.desk.behind(List.of(part)).nodes());
            assertEquals(Set.of(site.getAreas().getFirst().getId()),
                    room.desk.behind(List.of(site.getAreas().getFirst().getId(), "nobody")).areas());
        }
    }
}
