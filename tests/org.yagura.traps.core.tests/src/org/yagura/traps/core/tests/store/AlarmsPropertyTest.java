/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetAlarm;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.SummariseAlarms;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;

/** Random problems, resolutions and handlings: alarms are those of a plain state machine. */
final class AlarmsPropertyTest {
    private static final long START = 1_790_000_000_000_000L;

    @TempDir
    private Path folder;

    /** An alarm as it has to be. */
    private static final class Expected {
        private final long id;
        private final String key;
        private Severity severity;
        private Severity worst = Severity.CLEARED;
        private HandlingState state = HandlingState.UNHANDLED;
        private String assignee;
        private long count;
        private long last;
        private boolean over;
        private int comments;
        private final List<Long> traps = new ArrayList<>();

        Expected(long id, String key) {
            this.id = id;
            this.key = key;
        }

        String line() {
            return String.join(" ", "" + id, key, "" + severity, "" + worst, "" + state, "" + assignee, "" + count,
                    "" + last, "" + over, "" + comments, "" + (traps.isEmpty() ? 0 : traps.getLast()));
        }
    }

    private static String line(AlarmRow r) {
        long last = r.last().getEpochSecond() * 1_000_000 + r.last().getNano() / 1000;
        return String.join(" ", "" + r.id(), r.reductionKey(), "" + r.severity(), "" + r.worst(), "" + r.state(),
                "" + r.assignee(), "" + r.count(), "" + last, "" + (r.cleared() != null), "" + r.comments(),
                "" + r.lastTrapId());
    }

    private final Random random = new Random(17);
    private final Map<Long, Expected> model = new TreeMap<>();
    private final Map<String, Expected> open = new LinkedHashMap<>();
    private final Map<Long, HandlingState> trapStates = new TreeMap<>();
    private long clock = START;
    private long traps;

    @Test
    void alarmsAreThoseOfAPlainStateMachine() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            for (int round = 0; round < 24; round++) {
                rig.add(batch());
                person(rig);
                check(rig);
                if (round % 10 == 9) {
                    rig.restart();
                    check(rig);
                }
            }
        }
    }

    private List<Fact> batch() {
        var facts = new ArrayList<Fact>();
        for (int i = random.nextInt(1, 120); i > 0; i--) {
            clock += random.nextInt(1, 1000);
            int place = random.nextInt(5);
            String key = "key " + random.nextInt(12);
            int kind = random.nextInt(8);
            byte[] peer = {10, 0, 1, (byte) place};
            facts.add(Pdus.received(clock, peer, Rig.OID + (kind == 7 ? 50 : kind), key).fact());
            traps++;
            Expected alarm = open.get(key);
            if (kind < 7) {
                problem(key, Severity.values()[kind], alarm);
            } else {
                trapStates.put(traps, taken(alarm) ? HandlingState.IN_PROGRESS : HandlingState.UNHANDLED);
                if (alarm != null) {
                    alarm.over = true;
                    alarm.severity = Severity.CLEARED;
                    alarm.last = clock;
                    alarm.traps.add(traps);
                    open.remove(key);
                }
            }
        }
        return facts;
    }

    private void problem(String key, Severity severity, Expected known) {
        Expected alarm = known;
        if (alarm == null) {
            alarm = new Expected(model.size() + 1L, key);
            model.put(alarm.id, alarm);
            open.put(key, alarm);
        }
        if (alarm.state == HandlingState.HANDLED) {
            alarm.state = HandlingState.UNHANDLED;
        }
        alarm.severity = severity;
        alarm.worst = alarm.worst.compareTo(severity) >= 0 ? alarm.worst : severity;
        alarm.count++;
        alarm.last = clock;
        alarm.traps.add(traps);
        trapStates.put(traps, taken(alarm) ? HandlingState.IN_PROGRESS : HandlingState.UNHANDLED);
    }

    private static boolean taken(Expected alarm) {
        return alarm != null && alarm.state == HandlingState.IN_PROGRESS;
    }

    private void person(Rig rig) {
        var ids = new ArrayList<Long>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            ids.add(random.nextLong(1, model.size() + 3L));
        }
        HandlingState state = random.nextBoolean() ? null : HandlingState.values()[random.nextInt(3)];
        String assignee = random.nextBoolean() ? null : random.nextBoolean() ? "mori" : "";
        boolean clear = random.nextInt(4) == 0;
        String comment = random.nextInt(3) == 0 || state == null && assignee == null && !clear ? "seen" : null;
        List<Expected> chosen = ids.stream().distinct().map(model::get).filter(a -> a != null).toList();
        long handled = rig.ask(new HandleAlarms(ids, state, assignee, comment, clear)).handled();
        assertEquals(chosen.size(), handled);
        for (Expected alarm : chosen) {
            alarm.state = state == null ? alarm.state : state;
            alarm.assignee = assignee == null ? alarm.assignee : assignee.isEmpty() ? null : assignee;
            alarm.comments += comment == null ? 0 : 1;
            if (clear && !alarm.over) {
                alarm.over = true;
                alarm.severity = Severity.CLEARED;
                open.remove(alarm.key);
            }
            if (state != null) {
                alarm.traps.forEach(t -> trapStates.put(t, state));
            }
        }
    }

    private void check(Rig rig) {
        assertEquals(lines(model.values()), rig.ask(new FindAlarms(null, true, null, 1000)).rows().stream()
                .map(AlarmsPropertyTest::line).toList());
        assertEquals(lines(open.values()), rig.ask(new FindAlarms(null, null, null, 1000)).rows().stream()
                .map(AlarmsPropertyTest::line).toList());
        assertEquals(open.size(),
                rig.ask(new SummariseAlarms()).bySeverity().values().stream().mapToLong(n -> n).sum());
        long any = random.nextLong(1, model.size() + 1L);
        List<Long> behind = model.get(any).traps.reversed();
        assertEquals(behind.subList(0, Math.min(100, behind.size())),
                rig.ask(new GetAlarm(any)).traps().stream().map(TrapRow::id).toList());
        List<TrapRow> rows = rig.ask(new FindTraps(TrapFilter.ALL, null, 1000, null)).rows();
        rows.forEach(row -> assertEquals(trapStates.get(row.id()), row.state(), () -> "trap " + row.id()));
    }

    private static List<String> lines(Collection<Expected> alarms) {
        return alarms.stream().sorted(Comparator.comparing((Expected e) -> e.severity).thenComparing(e -> e.last)
                .thenComparing(e -> e.id).reversed()).map(Expected::line).toList();
    }
}
