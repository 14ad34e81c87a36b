/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.ServiceState;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.FindDrift;
import org.yagura.topology.core.discovery.GetDiscovery;
import org.yagura.topology.core.discovery.Proposal;

/** The views with what follows from the drawing, as it is edited. */
class AnswersTest {

    @Test
    void singlePointsFollowTheDraft() {
        try (var room = new Room(DemoSite.load())) {
            var points = room.window.open(p -> new SinglePointsPanel(p, room.desk));
            room.window.until("single points", () -> points.table().total() > 0);
            long before = points.table().total();
            var worst = points.table().loadedRows().getFirst();
            assertFalse(worst.services().isEmpty());
            assertFalse(worst.kind().isEmpty());
            room.window.kit().drafts().current().orElseThrow().editor()
                    .change("no services", site -> site.getServices().clear());
            room.answers();
            room.window.until("none is left", () -> points.table().total() == 0);
            assertTrue(before > 0);
        }
    }

    @Test
    void availabilityTellsWhatCostsMostAndWhetherTheTargetIsMet() {
        try (var room = new Room(DemoSite.load())) {
            var availability = room.window.open(p -> new AvailabilityPanel(p, room.desk));
            room.window.until("all services",
                    () -> room.drawn() && availability.table().total() == room.site().getServices().size());
            for (var row : availability.table().loadedRows()) {
                assertTrue(row.availability().works(), row.availability().service().name());
                assertTrue(row.availability().availability() > 0.9 && row.availability().availability() < 1);
                assertFalse(row.availability().contributions().isEmpty());
            }
        }
    }

    @Test
    void whatIsSupposedIsExplainedAndKeptAsAScenario() {
        try (var room = new Room(DemoSite.load())) {
            var whatIf = room.window.open(p -> new WhatIfPanel(p, room.desk));
            room.window.until("answers", () -> room.desk.answers().topology().isPresent());
            assertEquals(0, whatIf.table().total());
            room.desk.rehearsal().suppose(List.of("fw01", "fw02"), ScenarioAction.FAIL);
            room.window.until("outcomes", () -> whatIf.table().total() > 0);
            var worst = whatIf.table().loadedRows().getFirst();
            assertEquals(ServiceState.DOWN, worst.state());
            assertFalse(worst.reasons().isEmpty());
            int scenarios = room.site().getScenarios().size();
            whatIf.name().setText("Both firewalls");
            Controls.of(whatIf).press("Keep as scenario");
            assertEquals(scenarios + 1, room.site().getScenarios().size());
            assertEquals("Both firewalls", room.site().getScenarios().getLast().getName());
            room.answers();
            var result = room.desk.answers().topology().orElseThrow().scenarios().getLast();
            assertTrue(result.met());
        }
    }

    @Test
    void aScenarioThatDoesNotHoldAnyMoreShows() {
        try (var room = new Room(DemoSite.load())) {
            var scenarios = room.window.open(p -> new ScenariosPanel(p, room.desk));
            room.window.until("scenarios",
                    () -> room.drawn() && scenarios.table().total() == room.site().getScenarios().size()
                            && scenarios.table().total() > 0);
            assertTrue(scenarios.table().loadedRows().stream().allMatch(r -> r.met()), "the demo's scenarios hold");
            room.window.kit().drafts().current().orElseThrow().editor().change("nothing expected to work", site -> site
                    .getScenarios().getFirst().getExpectations().forEach(e -> e.setState(ServiceState.DOWN)));
            room.answers();
            room.window.until("one differs",
                    () -> scenarios.table().loadedRows().stream().anyMatch(r -> !r.met()));
        }
    }

    @Test
    void acceptedProposalsGoIntoTheDraftAsOneStep() {
        var agents = new SiteAgents();
        var drift = new Drift(Drift.Kind.CHANGED, "d1", "db-1", "d1", "Serial", null, "S-77",
                new Proposal("d1", null, Map.of("serial", "S-77"), List.of()));
        MemoryAgent agent = agents.agent().answer(FindDrift.class, q -> new FindDrift.Answer(1, List.of(drift)))
                .answer(GetDiscovery.class, q -> new GetDiscovery.State(1, false, null, 3, 3, 2, List.of()));
        try (var room = new Room(agents, agent)) {
            var panel = room.window.open(p -> new DriftPanel(p, room.desk));
            room.window.until("drift", () -> panel.table().total() == 1 && room.desk.answers().draft().isPresent());
            assertEquals("2 of 3 answered.", panel.state());
            panel.table().selectAll();
            room.window.until("selected", () -> Controls.of(panel).button("Take over").isEnabled());
            Controls.of(panel).press("Take over");
            var editor = room.window.kit().drafts().current().orElseThrow().editor();
            assertEquals("S-77", room.index().node("d1").getSerial());
            assertEquals("Take over 1", editor.undoLabel());
            editor.undo();
            assertEquals(null, room.index().node("d1").getSerial());
        }
    }
}
