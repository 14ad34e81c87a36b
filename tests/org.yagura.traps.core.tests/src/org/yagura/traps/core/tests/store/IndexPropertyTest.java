/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.store.Store;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.testsupport.store.Postgresql;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;

/** Random traps, handlings, filters and places: the answers are those of a plain list. */
final class IndexPropertyTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final long DAY = 86_400_000_000L;
    private static final String[] AREAS = {"west", "rack", "east"};

    @TempDir
    private Path folder;

    /** A trap as it has to be found. */
    private static final class Kept {
        private long id;
        private long micros;
        private Severity severity;
        private HandlingState state = HandlingState.UNHANDLED;
        private String node;
        private String address;
        private String area;
        private String assignee = "";
        private String text;
        private int comments;
    }

    private final Random random = new Random(5);
    private final List<Kept> model = new ArrayList<>();
    private long clock = START;

    @Test
    void answersAreThoseOfAPlainList() {
        play(new Rig(folder), 8);
    }

    /** The same on a PostgreSQL server, when {@code YAGURA_POSTGRESQL} names an empty database and the driver is there. */
    @Test
    void answersAreTheSameOnPostgresql() {
        DataSource server = Postgresql.server();
        play(new Rig(() -> Store.postgresql(server, 4), new MemoryLog(), Rig.SETTINGS), 4);
    }

    private void play(Rig opened, int rounds) {
        try (Rig rig = opened) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < 4; i++) {
                    grow(rig);
                }
                for (int i = 0; i < 6; i++) {
                    handle(rig);
                }
                for (int i = 0; i < 25; i++) {
                    ask(rig);
                }
                if (round % 4 == 3) {
                    rig.restart();
                }
            }
        }
    }

    private void grow(Rig rig) {
        var facts = new ArrayList<Fact>();
        for (int i = random.nextInt(1, 400); i > 0; i--) {
            clock += random.nextInt(20) == 0 ? random.nextLong(DAY / 20) : random.nextLong(100_000);
            long micros = clock - (random.nextInt(10) == 0 ? random.nextLong(5_000_000) : 0);
            int kind = random.nextInt(8);
            int area = random.nextInt(4);
            int place = random.nextInt(10);
            String text = "port " + random.nextInt(50);
            byte[] peer = {10, 0, (byte) (area + 1), (byte) place};
            facts.add(Pdus.received(micros, peer, Rig.OID + (kind == 7 ? 99 : kind), text).fact());
            if (kind < 7) {
                var kept = new Kept();
                kept.id = model.size() + 1L;
                kept.micros = micros;
                kept.severity = Severity.values()[kind];
                kept.address = "10.0." + (area + 1) + "." + place;
                kept.node = area == 3 ? null : AREAS[area].substring(0, 1) + place;
                kept.area = area == 3 ? null : AREAS[area];
                kept.text = text;
                model.add(kept);
            }
        }
        rig.add(facts);
    }

    private void handle(Rig rig) {
        HandlingState state = random.nextInt(4) == 0 ? null : any(HandlingState.values());
        String assignee = random.nextBoolean() ? null : any("", "mori", "sato");
        String comment = state == null && assignee == null || random.nextInt(4) == 0 ? "seen" : null;
        Caller caller = caller();
        List<Kept> chosen;
        HandleTraps.Handled handled;
        if (random.nextBoolean()) {
            var ids = new ArrayList<Long>();
            for (int i = random.nextInt(1, 300); i > 0; i--) {
                ids.add(random.nextLong(1, model.size() + 10L));
            }
            chosen = model.stream().filter(k -> ids.contains(k.id) && inScope(k, caller)).toList();
            handled = rig.ask(new HandleTraps(ids, null, null, state, assignee, comment), caller);
            assertEquals(ids.stream().distinct().count() - chosen.size(), handled.missing());
        } else {
            Asked asked = filter();
            long upTo = random.nextLong(1, model.size() + 5L);
            chosen = model.stream().filter(asked.test()).filter(k -> k.id <= upTo && inScope(k, caller)).toList();
            handled = rig.ask(new HandleTraps(null, asked.filter(), upTo, state, assignee, comment), caller);
        }
        assertEquals(chosen.size(), handled.handled());
        for (Kept kept : chosen) {
            kept.state = state == null ? kept.state : state;
            kept.assignee = assignee == null ? kept.assignee : assignee;
            kept.comments += comment == null ? 0 : 1;
        }
    }

    private void ask(Rig rig) {
        Caller caller = caller();
        Asked asked = filter();
        Long upTo = random.nextBoolean() ? null : random.nextLong(model.size() + 5L);
        List<Kept> wanted = new ArrayList<>(model.stream().filter(asked.test())
                .filter(k -> (upTo == null || k.id <= upTo) && inScope(k, caller)).toList());
        Collections.reverse(wanted);
        long position = wanted.isEmpty() ? 0 : random.nextInt(wanted.size() + 2);
        int size = random.nextInt(1, 60);
        TrapPage page = rig.ask(new FindTraps(asked.filter(), position, size, upTo), caller);
        for (int i = 0; !page.exact() && i < 1000; i++) {
            page = rig.ask(new FindTraps(asked.filter(), position, size, upTo), caller);
        }
        assertEquals(wanted.size(), page.total(), () -> asked + " up to " + upTo);
        int from = (int) Math.min(position, wanted.size());
        List<Kept> expected = wanted.subList(from, Math.min(wanted.size(), from + size));
        assertEquals(expected.stream().map(IndexPropertyTest::line).toList(),
                page.rows().stream().map(IndexPropertyTest::line).toList(), () -> asked + " at " + position);
        if (upTo == null) {
            CountTraps.Count count = rig.ask(new CountTraps(List.of(asked.filter())), caller).counts().getFirst();
            assertEquals(wanted.size(), count.total());
            assertEquals(wanted.stream().filter(k -> k.state == HandlingState.UNHANDLED).count(), count.unhandled());
        }
    }

    private static String line(Kept k) {
        return String.join(" ", "" + k.id, "" + k.micros, "" + k.severity, "" + k.state, "" + k.node, k.address,
                k.assignee, "" + k.comments, "message " + k.text);
    }

    private static String line(TrapRow r) {
        long micros = r.receivedAt().getEpochSecond() * 1_000_000 + r.receivedAt().getNano() / 1000;
        return String.join(" ", "" + r.id(), "" + micros, "" + r.severity(), "" + r.state(), "" + r.nodeId(),
                r.source(),
                r.assignee() == null ? "" : r.assignee(), "" + r.comments(), r.message());
    }

    private Caller caller() {
        return random.nextInt(3) > 0 ? Rig.caller() : Rig.caller(any("west", "rack", "east"));
    }

    private static boolean inScope(Kept kept, Caller caller) {
        return caller.areas().isEmpty() || kept.area != null && (caller.areas().get().contains(kept.area)
                || kept.area.equals("rack") && caller.areas().get().contains("west"));
    }

    private record Asked(TrapFilter filter, Predicate<Kept> test) {
    }

    private Asked filter() {
        Predicate<Kept> test = k -> true;
        List<Severity> severities = random.nextInt(3) > 0
                ? null
                : List.of(any(Severity.values()), any(Severity.values()));
        if (severities != null) {
            test = test.and(k -> severities.contains(k.severity));
        }
        List<HandlingState> states = random.nextInt(3) > 0 ? List.of() : List.of(any(HandlingState.values()));
        if (!states.isEmpty()) {
            test = test.and(k -> states.contains(k.state));
        }
        List<String> nodes = random.nextInt(4) > 0 ? null : List.of("w" + random.nextInt(10), "r" + random.nextInt(10));
        if (nodes != null) {
            test = test.and(k -> k.node != null && nodes.contains(k.node));
        }
        List<String> areas = random.nextInt(4) > 0 ? null : List.of(any("west", "east", "rack"));
        if (areas != null) {
            test = test.and(
                    k -> k.area != null && (areas.contains(k.area) || k.area.equals("rack") && areas.contains("west")));
        }
        String source = random.nextInt(6) > 0 ? null : "10.0.4." + random.nextInt(10);
        if (source != null) {
            test = test.and(k -> k.address.equals(source));
        }
        int kind = random.nextInt(7);
        String oid = random.nextInt(5) > 0 ? null : random.nextBoolean() ? Rig.OID + kind : "1.3.6.1.4.1.9999.*";
        if (oid != null && !oid.endsWith("*")) {
            test = test.and(k -> k.severity.ordinal() == kind);
        }
        long from = START + random.nextLong(Math.max(1, clock - START));
        boolean timed = random.nextInt(4) == 0;
        if (timed) {
            test = test.and(k -> k.micros >= from && k.micros < from + DAY);
        }
        String assignee = random.nextInt(5) > 0 ? null : any("", "mori", "sato");
        if (assignee != null) {
            test = test.and(k -> k.assignee.equals(assignee));
        }
        String text = random.nextInt(5) > 0 ? null : "PORT " + random.nextInt(10);
        if (text != null) {
            test = test.and(k -> k.text.contains(text.toLowerCase()));
        }
        return new Asked(
                new TrapFilter(text, severities, states, nodes, areas, source, oid, timed ? instant(from) : null,
                        timed ? instant(from + DAY) : null, assignee),
                test);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
