/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.HandlingState;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.ProblemException;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetAlarm;
import org.yagura.traps.core.GetRetention.Bound;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;

/** Nothing grows without bound: words, alarms, what persons did, and facts that cannot be read. */
final class BoundsTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final long DAY = 86_400_000_000L;
    private static final int CLEAR = 50;

    @TempDir
    private Path folder;
    private long ticks;

    private Fact trap(int day, int source, int kind, String text) {
        byte[] peer = {10, (byte) (source >> 16), (byte) (source >> 8), (byte) source};
        return Pdus.received(START + day * DAY + ticks++, peer, Rig.OID + kind, text).fact();
    }

    private List<Fact> traps(int day, int firstSource, int count, int kind) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            facts.add(trap(day, firstSource + i, kind, "key " + (firstSource + i)));
        }
        return facts;
    }

    private static SetRetention keep(int days, Integer cleared, Integer open, Integer unread) {
        return new SetRetention(days, 1_000_000L, cleared, open, unread);
    }

    private static List<AlarmRow> alarms(Rig rig, boolean cleared) {
        return rig.ask(new FindAlarms(null, cleared, null, 1000)).rows();
    }

    @Test
    void wordsGoWithTheLastTrapThatUsesThem() {
        try (var rig = new Rig(folder)) {
            rig.add(traps(0, 1000, 300, 3));
            rig.add(traps(1, 1200, 300, 4));
            assertEquals(500, rig.bound("sources").now());
            assertEquals(2, rig.bound("oids").now());
            rig.ask(keep(1, null, null, null));
            rig.add(trap(3, 1499, 4, "still there"));
            assertEquals(1, rig.bound("sources").now());
            assertEquals(1, rig.bound("oids").now());
            assertEquals(1, rig.bound("rules").now());
            rig.await("rows are deleted", "SELECT COUNT(*) FROM trap_word WHERE kind = 0", n -> n == 1);
            rig.await("tables are dropped", "SELECT COUNT(*) FROM trap_retired", n -> n == 0);

            rig.add(traps(3, 1000, 2, 3));
            rig.restart();
            assertEquals(3, rig.bound("sources").now());
            List<TrapRow> rows = rig.ask(new FindTraps(null, null, null, null)).rows();
            assertEquals(List.of("10.0.3.233", "10.0.3.232", "10.0.5.219"),
                    rows.stream().map(TrapRow::source).toList());
            List<String> numbers = rig.rows("SELECT id FROM trap_word WHERE kind = 0 ORDER BY id");
            assertEquals(List.of("501", "502", "503"), numbers, "no number is used again");
        }
    }

    @Test
    void wordsOfAlarmsStayAsLongAsTheAlarm() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            rig.add(trap(0, 77, 5, "long lasting"));
            rig.ask(keep(1, null, null, null));
            for (int day = 2; day < 8; day += 2) {
                rig.add(trap(day, 78, 1, "day " + day));
            }
            AlarmRow alarm = alarms(rig, false).getFirst();
            assertEquals("10.0.0.77", alarm.node());
            assertEquals("rule p5", alarm.rule());
            assertEquals(1, alarm.count());
            assertTrue(rig.ask(new GetAlarm(alarm.id())).traps().isEmpty(), "its trap is dropped");
            rig.restart();
            assertEquals("10.0.0.77", alarms(rig, false).getFirst().node());

            rig.add(trap(8, 79, CLEAR, "long lasting"), trap(20, 79, 1, "x"), trap(24, 79, 1, "x"));
            assertEquals(1, rig.bound("sources").now() - openSources(rig));
        }
    }

    private static long openSources(Rig rig) {
        return alarms(rig, false).stream().map(AlarmRow::node).filter(n -> !n.equals("10.0.0.79")).distinct().count();
    }

    @Test
    void openAlarmsEndAtTheirBoundAndThatIsSaid() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            rig.ask(keep(90, null, 1_000, null));
            rig.add(traps(0, 0, 1_005, 4));
            assertEquals(new Bound("openAlarms", 1_000, 1_000, 5L), rig.bound("openAlarms"));
            assertEquals(1_005, rig.ask(new FindTraps(null, null, null, null)).total());
            assertEquals("traps.alarms", rig.health.troubles().getFirst().id());
            rig.restart();
            rig.add(trap(0, 3, 5, "key 3"), trap(0, 2_000, 5, "key 2000"));
            assertEquals(1_000, rig.bound("openAlarms").now());
            assertEquals(6L, rig.bound("openAlarms").lost());
            assertEquals(2, alarms(rig, false).getFirst().count(), "known ones go on");

            rig.ask(new HandleAlarms(LongStream.rangeClosed(1, 50).boxed().toList(), null, null, null, true));
            assertFalse(rig.health.troubles().isEmpty(), "it is not over at once");
            rig.ask(new HandleAlarms(LongStream.rangeClosed(51, 100).boxed().toList(), null, null, null, true));
            assertTrue(rig.health.troubles().isEmpty());
            rig.add(trap(0, 2_000, 5, "key 2000"));
            assertEquals(901, rig.bound("openAlarms").now());
            assertEquals(1_001, alarms(rig, false).getFirst().id());
        }
    }

    @Test
    void clearedAlarmsGoByNumberAndByAge() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            rig.ask(keep(1, 1_000, null, null));
            rig.add(traps(0, 0, 1_200, 4));
            rig.add(traps(0, 0, 1_200, CLEAR));
            assertEquals(1_000, rig.bound("clearedAlarms").now());
            assertEquals(0, rig.bound("openAlarms").now());
            assertThrows(ProblemException.class, () -> rig.ask(new GetAlarm(200L)));
            assertEquals(201, rig.ask(new GetAlarm(201L)).row().id());
            rig.ask(new HandleAlarms(List.of(201L), HandlingState.HANDLED, null, "late", null));
            rig.await("a row for each", "SELECT COUNT(*) FROM alarm", n -> n == 1_000);

            rig.add(trap(1, 9, 4, "of the next day"), trap(3, 9, 4, "two days after"));
            assertEquals(0, rig.bound("clearedAlarms").now());
            rig.await("rows are deleted", "SELECT COUNT(*) FROM alarm", n -> n == 2);
            rig.await("and what was done", "SELECT COUNT(*) FROM alarm_action", n -> n == 0);
            rig.restart();
            assertEquals(List.of(1_202L, 1_201L), alarms(rig, true).stream().map(AlarmRow::id).toList());
        }
    }

    @Test
    void numbersOfAlarmsAreNeverUsedAgain() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            rig.ask(keep(1, null, null, null));
            rig.add(trap(0, 1, 4, "a"), trap(0, 1, CLEAR, "a"), trap(5, 1, CLEAR, "nothing"));
            assertTrue(alarms(rig, true).isEmpty());
            rig.await("its row is deleted", "SELECT COUNT(*) FROM alarm_change", n -> n == 0);
            rig.restart();
            rig.add(trap(5, 1, 4, "b"));
            assertEquals(2, alarms(rig, true).getFirst().id());
        }
    }

    @Test
    void whatPersonsDidGoesWithTheTraps() {
        try (var rig = new Rig(folder)) {
            rig.ask(keep(2, null, null, null));
            for (int day = 0; day < 8; day++) {
                rig.add(traps(day, 0, 1_100, 3));
                rig.ask(new HandleTraps(List.of(day * 1_100L + 1, day * 1_100L + 1_100), null, null,
                        HandlingState.HANDLED, "sato", "day " + day));
            }
            rig.await("two days are left, and a block", "SELECT COUNT(*) FROM trap_action_range", n -> n <= 8);
            rig.await("actions are gone", "SELECT COUNT(*) FROM trap_action", n -> n == 2);
            TrapFilter handled = new TrapFilter(null, null, List.of(HandlingState.HANDLED), null, null, null, null,
                    null,
                    null, "sato");
            List<TrapRow> rows = rig.ask(new FindTraps(handled, null, null, null)).rows();
            assertEquals(4, rows.size());
            assertTrue(rows.stream().allMatch(row -> row.comments() == 1), rows.toString());
        }
    }

    @Test
    void factsThatCannotBeReadAreKeptUpToABound() {
        try (var rig = new Rig(folder)) {
            rig.ask(keep(1, null, null, 100));
            for (int i = 0; i < 4; i++) {
                var facts = new ArrayList<Fact>();
                for (int k = 0; k < 30; k++) {
                    facts.add(new Fact("trap.received", 1, at(0), new byte[]{1}));
                }
                rig.add(facts);
            }
            assertEquals(new Bound("unread", 100, 100, 20L), rig.bound("unread"));
            var large = new ArrayList<Fact>();
            for (int i = 0; i < 40; i++) {
                large.add(new Fact("trap.handled", 77, at(2), new byte[Fact.MAX_PAYLOAD]));
            }
            for (Fact fact : large) {
                rig.add(fact);
            }
            assertEquals(32, rig.bound("unread").now(), "64 MiB");
            rig.restart();
            assertEquals(32, rig.bound("unread").now());
            rig.add(trap(3, 1, 3, "a new segment"));
            assertEquals(32, rig.bound("unread").now());
            rig.add(trap(4, 1, 3, "a new segment"));
            assertEquals(new Bound("unread", 0, 100, 160L), rig.bound("unread"));
        }
    }

    private static Instant at(int day) {
        return Instant.ofEpochSecond((START + day * DAY) / 1_000_000);
    }

    private static SenderClock clock(int engine, int time) {
        byte[] id = {(byte) 0x80, 0, 1, (byte) (engine >> 16), (byte) (engine >> 8), (byte) engine};
        return new SenderClock(new Sender("u", id), 1, time, START + time);
    }

    @Test
    void clocksOfSendersAreThoseThatWereHeardLast() {
        try (var rig = new Rig(folder)) {
            for (int i = 0; i < 51; i++) {
                var clocks = new ArrayList<SenderClock>();
                for (int k = 0; k < 1_000; k++) {
                    clocks.add(clock(i * 1_000 + k, 5));
                }
                rig.log.append(List.of(new SenderClocks(clocks).fact(Instant.EPOCH)));
            }
            for (int i = 0; i < 210; i++) {
                rig.add(new SenderClocks(List.of(clock(1_500, 10 + i))).fact(Instant.EPOCH));
            }
            rig.add(new SenderClocks(List.of(clock(1_500, 7))).fact(Instant.EPOCH));
            assertEquals(50_000, rig.bound("senders").now());
            rig.await("rows are made one", "SELECT COUNT(*) FROM trap_clock", n -> n < 100);
            rig.restart();
            List<SenderClock> all = rig.projection.state().senders().all();
            assertEquals(50_000, all.size());
            assertEquals(clock(1_500, 219), all.getLast(), "a clock does not go back");
            assertEquals(clock(1_000, 5), all.getFirst(), "the first thousand went");
        }
    }

    @Test
    void combinationsThatNoTrapHasAnyMoreAreForgotten() {
        try (var rig = new Rig(folder)) {
            rig.ask(keep(1, null, null, null));
            TrapFilter text = new TrapFilter("10.0.", null, null, null, null, null, null, null, null, null);
            for (int day = 0; day < 12; day += 2) {
                rig.add(traps(day, day * 4_000, 4_000, 3));
                rig.add(traps(day, day * 4_000, 10, 4));
                TrapFilter source = new TrapFilter(null, null, null, null, null,
                        "10." + (day * 4_000 >> 16) + "." + (day * 4_000 >> 8 & 255) + "." + (day * 4_000 & 255), null,
                        null, null, null);
                assertEquals(2, rig.ask(new FindTraps(source, null, null, null)).total());
                TrapFilter oid = new TrapFilter(null, null, null, null, null, null, Rig.OID + 4, null, null, null);
                assertEquals(10, rig.ask(new FindTraps(oid, null, null, null)).total());
                assertTrue(rig.ask(new FindTraps(text, null, null, null)).total() > 0);
                assertEquals(4_000, rig.bound("sources").now());
            }
            assertTrue(rig.projection.state().index().combos().count() < 40_000);
        }
    }

    @Test
    void numbersOutOfBoundsAreRefused() {
        try (var rig = new Rig(folder)) {
            for (SetRetention wrong : List.of(keep(5, 999, null, null), keep(5, null, 1_000_001, null),
                    keep(5, null, null, 99))) {
                var problem = assertThrows(ProblemException.class, () -> rig.ask(wrong));
                assertEquals("invalid", problem.problem().code());
            }
            assertEquals(50_000, rig.bound("clearedAlarms").most());
            rig.ask(keep(5, 2_000, null, null));
            rig.ask(keep(6, null, 3_000, null));
            assertEquals(2_000, rig.bound("clearedAlarms").most());
            assertEquals(3_000, rig.bound("openAlarms").most());
            assertEquals(10_000, rig.bound("unread").most());
        }
    }
}
