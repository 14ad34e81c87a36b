/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.change.Change;
import org.yagura.core.event.HandlingState;
import org.yagura.model.site.AlarmType;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.TrapFilter;

/** Changes say in which areas they happened, so that nobody is told of others. */
final class ChangesTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final int WEST = 1;
    private static final int RACK = 2;
    private static final int EAST = 3;
    private static final int NOWHERE = 9;

    @TempDir
    private Path folder;

    private static void trap(Rig rig, int net, int kind) {
        rig.add(Pdus.received(START, new byte[]{10, 0, (byte) net, 1}, Rig.OID + kind, "x").fact());
    }

    /** The areas of all changes of a topic since the last look; empty when there was a change that is for everybody. */
    private static Optional<Set<String>> areas(Rig rig, String topic) {
        Await.until("a change of " + topic, () -> !told(rig, topic).isEmpty());
        List<Change> told = told(rig, topic);
        if (told.stream().anyMatch(c -> c.areas().isEmpty())) {
            return Optional.empty();
        }
        var all = new TreeSet<String>();
        told.forEach(c -> all.addAll(c.areas().get()));
        return Optional.of(all);
    }

    private static List<Change> told(Rig rig, String topic) {
        synchronized (rig.changes) {
            return rig.changes.stream().filter(c -> c.topic().equals(topic)).toList();
        }
    }

    private static void forget(Rig rig) {
        synchronized (rig.changes) {
            rig.changes.clear();
        }
    }

    @Test
    void aTrapIsToldWhereItsNodeStandsAndAround() {
        try (var rig = new Rig(folder)) {
            trap(rig, RACK, 3);
            assertEquals(Optional.of(Set.of("rack", "west")), areas(rig, "traps"));
            assertEquals(Optional.empty(), areas(rig, "chain"), "the counters are for everybody");
            forget(rig);
            trap(rig, NOWHERE, 3);
            assertEquals(Optional.of(Set.of()), areas(rig, "traps"), "an unknown source is in no area");
        }
    }

    @Test
    void changesThatBecomeOneHaveTheAreasOfAll() {
        try (var rig = new Rig(folder)) {
            for (int i = 0; i < 50; i++) {
                trap(rig, i % 2 == 0 ? EAST : WEST, 3);
            }
            Await.until("all told", () -> told(rig, "traps").stream()
                    .anyMatch(c -> Long.valueOf(50).equals(c.detail().get("newestId"))));
            assertTrue(told(rig, "traps").size() < 50);
            assertEquals(Optional.of(Set.of("east", "west")), areas(rig, "traps"));
        }
    }

    @Test
    void handlingIsToldWhereTheTrapsWere() {
        try (var rig = new Rig(folder)) {
            trap(rig, WEST, 3);
            trap(rig, EAST, 3);
            trap(rig, RACK, 3);
            areas(rig, "traps");
            forget(rig);
            rig.ask(new HandleTraps(List.of(2L, 77L), null, null, HandlingState.HANDLED, null, null));
            assertEquals(Optional.of(Set.of("east")), areas(rig, "handling"));
            forget(rig);
            rig.ask(new HandleTraps(null, TrapFilter.ALL, 3L, HandlingState.HANDLED, null, null));
            assertEquals(Optional.of(Set.of("east", "rack", "west")), areas(rig, "handling"));
        }
    }

    @Test
    void anAlarmThatMovesIsToldInBothPlaces() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(site -> {
                var rule = Rig.rule("down", Rig.OID + 50);
                rule.setAlarmType(AlarmType.PROBLEM);
                rule.setReductionKey("down");
                site.getTrapRules().add(rule);
            });
            trap(rig, WEST, 50);
            assertEquals(Optional.of(Set.of("west")), areas(rig, "alarms"));
            forget(rig);
            trap(rig, EAST, 50);
            assertEquals(Optional.of(Set.of("east", "west")), areas(rig, "alarms"),
                    "it is gone where it was and there where it is");
            forget(rig);
            long id = rig.ask(new FindAlarms(null, null, null, null)).rows().getFirst().id();
            rig.ask(new HandleAlarms(List.of(id), HandlingState.HANDLED, null, null, null));
            assertEquals(Optional.of(Set.of("east")), areas(rig, "alarms"));
        }
    }

    @Test
    void afterARestartTheAreasAreKnown() {
        try (var rig = new Rig(folder)) {
            trap(rig, EAST, 3);
            rig.restart();
            forget(rig);
            rig.ask(new HandleTraps(List.of(1L), null, null, HandlingState.HANDLED, null, null));
            assertEquals(Optional.of(Set.of("east")), areas(rig, "handling"));
        }
    }
}
