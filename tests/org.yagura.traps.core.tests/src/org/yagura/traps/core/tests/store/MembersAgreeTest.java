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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.store.RunnerSettings;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetRetention;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.fact.TrapUndecodable;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.store.PeopleFacts;
import org.yagura.traps.core.internal.store.PeopleFacts.AlarmHandled;
import org.yagura.traps.core.internal.store.PeopleFacts.Retention;
import org.yagura.traps.core.internal.store.PeopleFacts.SendersForgotten;
import org.yagura.traps.core.internal.store.PeopleFacts.TrapHandled;

/**
 * Random facts of all kinds over many days, with bounds so small that all of them are reached: a member that folds them
 * as they come, one that folds a few at once and is restarted, and one that begins when all are there, keep the same.
 */
final class MembersAgreeTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final long HOUR = 3_600_000_000L;
    private static final int ENTRIES = 110;
    private static final RunnerSettings SMALL = new RunnerSettings(13, Duration.ofMillis(5), 2, Duration.ofMillis(50),
            Duration.ofMillis(20));
    /** What has to be the same in the tables, after the background has done its work. */
    private static final List<String> TABLES = List.of(
            "SELECT kind, id, word, segment FROM trap_word ORDER BY kind, id",
            "SELECT number, first_id, first_day FROM trap_segment ORDER BY number",
            "SELECT COUNT(*) FROM trap_retired", "SELECT * FROM trap_chain", "SELECT * FROM trap_setting",
            "SELECT position, place, type, happened FROM trap_unread ORDER BY position, place",
            "SELECT id, happened, person, state, assignee, note, last_id FROM trap_action ORDER BY id",
            "SELECT block, first_id, last_id, action FROM trap_action_range ORDER BY action, first_id",
            "SELECT alarm, happened, person, state, note FROM alarm_action ORDER BY alarm, happened, note",
            "SELECT * FROM alarm ORDER BY id", "SELECT COUNT(*) FROM alarm_change");

    @TempDir
    private Path folder;
    private Random random;
    private long clock = START;
    private long traps;

    @Test
    void allKeepTheSame() {
        allKeepTheSame(3);
    }

    @Test
    void allKeepTheSameWithOtherFacts() {
        allKeepTheSame(17);
    }

    private void allKeepTheSame(long seed) {
        random = new Random(seed);
        try (var first = rig("first", Rig.SETTINGS);
                var second = rig("second", SMALL);
                var late = rig("late", Rig.SETTINGS)) {
            var all = new ArrayList<List<Fact>>();
            for (int i = 0; i < ENTRIES; i++) {
                List<Fact> entry = entry();
                all.add(entry);
                first.add(entry);
                second.log.append(entry);
                if (random.nextInt(30) == 0) {
                    second.restart();
                }
            }
            all.forEach(late.log::append);
            for (Rig rig : List.of(second, late)) {
                rig.runner.projected(ENTRIES).join();
                compare(first, rig);
            }
            GetRetention.Retention kept = first.ask(new GetRetention());
            assertTrue(kept.bounds().stream().filter(b -> b.lost() != null).allMatch(b -> b.lost() > 0),
                    () -> "bounds were reached: " + kept);
            assertTrue(kept.stored() < traps / 2, () -> kept + " of " + traps);
        }
    }

    private Rig rig(String name, RunnerSettings settings) {
        var rig = new Rig(folder.resolve(name), new MemoryLog(), settings);
        rig.sites.next(Rig::alarmRules);
        return rig;
    }

    private List<Fact> entry() {
        var facts = new ArrayList<Fact>();
        clock += random.nextLong(HOUR * 3);
        for (int i = random.nextInt(1, 60); i > 0; i--) {
            clock += random.nextLong(1, 1_000);
            facts.add(fact());
        }
        facts.add(new SenderClocks(List.of(clock(), clock(), clock())).fact(now()));
        if (random.nextInt(9) == 0) {
            facts.add(PeopleFacts.SENDERS_FORGOTTEN.fact(now(),
                    new SendersForgotten("user " + random.nextInt(6), random.nextBoolean() ? null : "0102030405")));
        }
        facts.add(new TrapIntake(1, 0, facts.size(), 0, 0, 0).fact(now()));
        return facts;
    }

    private SenderClock clock() {
        var engine = new byte[]{1, 2, 3, 4, (byte) random.nextInt(4, 8)};
        return new SenderClock(new Sender("user " + random.nextInt(6), engine), random.nextInt(4), random.nextInt(900),
                clock);
    }

    private Instant now() {
        return Instant.EPOCH.plus(Duration.ofNanos(clock * 1_000));
    }

    private Fact fact() {
        byte[] peer = {10, 0, (byte) random.nextInt(1, 4), (byte) random.nextInt(40)};
        switch (random.nextInt(20)) {
            case 0 -> {
                return new Fact("trap.received", 1, now(), new byte[]{1, 2});
            }
            case 1 -> {
                traps++;
                return new TrapUndecodable(clock, peer, 9, Transport.UDP, new byte[]{1}, 1, "no sequence").fact();
            }
            case 2 -> {
                long last = random.nextLong(1, traps + 2);
                return PeopleFacts.TRAP_HANDLED.fact(now(), new TrapHandled(
                        new long[]{Math.max(1, last - random.nextLong(300)), last}, state(), name(), note(), "sato"));
            }
            case 3 -> {
                long[] ids = random.longs(3, 1, traps / 3 + 2).distinct().toArray();
                return PeopleFacts.ALARM_HANDLED.fact(now(),
                        new AlarmHandled(ids, state(), name(), note(), random.nextInt(3) == 0, "mori"));
            }
            case 4 -> {
                traps++;
                return event("key " + random.nextInt(30));
            }
            default -> {
                return random.nextInt(80) == 0 ? retention() : trap(peer);
            }
        }
    }

    private Fact trap(byte[] peer) {
        traps++;
        int kind = random.nextInt(9);
        String oid = Rig.OID + (kind == 8 ? "77." + random.nextInt(200) : kind == 7 ? "50" : kind);
        return Pdus.received(clock, peer, oid, "key " + random.nextInt(30)).fact();
    }

    private Fact event(String key) {
        int kind = random.nextInt(3);
        return EventRaised.TYPE.fact(now(), new EventRaised("watch", "w" + random.nextInt(12), "ping", key,
                Severity.values()[random.nextInt(7)], EventRaised.Kind.values()[kind],
                Map.of("en", "silent", "ja", "応答なし"), Map.of(), Map.of("n", key)));
    }

    private Fact retention() {
        return PeopleFacts.RETENTION.fact(now(), new Retention(random.nextInt(1, 4), 1_000_000L,
                random.nextInt(1, 30), random.nextBoolean() ? null : random.nextInt(4, 15), random.nextInt(2, 9)));
    }

    private HandlingState state() {
        return random.nextBoolean() ? null : HandlingState.values()[random.nextInt(3)];
    }

    private String name() {
        return random.nextBoolean() ? null : random.nextBoolean() ? "" : "mori";
    }

    private String note() {
        return random.nextBoolean() ? null : "note " + random.nextInt();
    }

    private static void compare(Rig one, Rig other) {
        assertEquals(one.ask(new GetRetention()), other.ask(new GetRetention()));
        assertEquals(one.ask(new FindAlarms(null, true, null, 1000)),
                other.ask(new FindAlarms(null, true, null, 1000)));
        List<TrapRow> rows = one.ask(new FindTraps(null, null, 1000, null)).rows();
        assertEquals(rows, other.ask(new FindTraps(null, null, 1000, null)).rows());
        for (TrapRow row : rows.subList(0, 20)) {
            assertEquals(one.ask(new GetTrap(row.id())), other.ask(new GetTrap(row.id())));
        }
        assertEquals(one.projection.state().senders().all(), other.projection.state().senders().all());
        for (String table : TABLES) {
            Await.until("the same: " + table, () -> one.rows(table).equals(other.rows(table)));
        }
        assertEquals(one.health.troubles().size(), other.health.troubles().size());
    }
}
