/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Mark;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.SiteFactory;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.internal.query.AlarmMarks;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetAlarm;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.ReplayRules;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.store.Wording;

/** Events of other domains stand with the traps in one list, and are alarms beside theirs. */
final class EventsTest {
    private static final Instant AT = Instant.parse("2026-11-26T00:00:00Z");
    private static final Caller JAPANESE = new Caller("mori", Set.of(Privilege.values()), Optional.empty(),
            Locale.JAPANESE, "");

    @TempDir
    private Path folder;

    private static Fact event(int second, String node, Severity severity, EventRaised.Kind kind) {
        return EventRaised.TYPE.fact(AT.plusSeconds(second),
                new EventRaised("watch", node, "Ping all", "watch:w:" + node, severity, kind,
                        Map.of("en", "Ping all: no answer.", "ja", "Ping all：応答がありません。"),
                        Map.of("en", "Look at the cable.", "ja", "ケーブルを確認。"), Map.of("watch", "w-123")));
    }

    private static TrapFilter filter(String text, String source) {
        return new TrapFilter(text, null, null, null, null, source, null, null, null, null);
    }

    private static List<TrapRow> rows(Rig rig, TrapFilter filter) {
        return rig.ask(new FindTraps(filter, null, null, null)).rows();
    }

    private static Fact trap(int kind, int second, String text) {
        return Pdus.received(AT.plusSeconds(second).getEpochSecond() * 1_000_000, new byte[]{10, 0, 1, 1},
                Rig.OID + kind, text).fact();
    }

    @Test
    void theyStandWithTheTrapsInOneListAndAreFound() {
        try (var rig = new Rig(folder)) {
            rig.add(trap(3, 0, "cable"), event(1, "w1", Severity.CRITICAL, EventRaised.Kind.NONE),
                    event(2, "e1", Severity.MINOR, EventRaised.Kind.NONE));
            List<TrapRow> all = rows(rig, null);
            assertEquals(3, all.size());
            TrapRow row = all.get(1);
            assertEquals("node-w1", row.node());
            assertEquals("w1", row.nodeId());
            assertEquals("watch", row.source());
            assertEquals("event", row.version());
            assertEquals("Ping all", row.name());
            assertNull(row.oid());
            assertEquals(Severity.CRITICAL, row.severity());
            assertEquals("Ping all: no answer.", row.message());
            assertEquals("Ping all：応答がありません。",
                    rig.ask(new FindTraps(filter(null, "watch"), null, null, null), JAPANESE).rows().get(1).message());
            assertEquals(2, rows(rig, filter(null, "watch")).size());
            assertEquals(1, rows(rig, filter(null, "10.0.1.1")).size());
            assertEquals(2, rows(rig, filter("応答", null)).size(), "found in any language");
            assertEquals(2, rows(rig, filter("NO ANSWER", null)).size());
            assertEquals(2, rows(rig, filter("ping ALL", null)).size());
            assertEquals(2, rows(rig, filter("w-123", null)).size(), "in a value");
            assertEquals(1, rows(rig, filter("cable", null)).size());
            assertThrows(ProblemException.class, () -> rows(rig, filter(null, "backup")), "nobody of that name");
            assertEquals(List.of("w1"), rig.ask(new FindTraps(null, null, null, null), Rig.caller("west")).rows()
                    .stream().filter(r -> r.version().equals("event")).map(TrapRow::nodeId).toList());
            TrapDetail detail = rig.ask(new GetTrap(row.id()));
            assertEquals("Look at the cable.", detail.guide());
            assertEquals("ケーブルを確認。", rig.ask(new GetTrap(row.id()), JAPANESE).guide());
            assertEquals("w-123", detail.varbinds().getFirst().value());
            assertNull(detail.undecodable());
            assertNull(detail.transport());
            rig.restart();
            assertEquals(3, rows(rig, null).size());
            assertEquals(2, rows(rig, filter(null, "watch")).size());
        }
    }

    @Test
    void whatIsToldOfARedundancyGroupBearsItsNameAndIsSeenWhereAMemberStands() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(site -> {
                RedundancyGroup group = SiteFactory.eINSTANCE.createRedundancyGroup();
                group.setId("g");
                group.setName("DB cluster");
                group.getMembers().add(SiteIndex.of(site).node("w1"));
                site.getGroups().add(group);
            });
            rig.add(event(1, "g", Severity.CRITICAL, EventRaised.Kind.PROBLEM));
            TrapRow row = rows(rig, null).getFirst();
            assertEquals("DB cluster", row.node());
            assertEquals("g", row.nodeId());
            assertEquals(List.of("g"),
                    rig.ask(new FindTraps(null, null, null, null), Rig.caller("west")).rows().stream()
                            .map(TrapRow::nodeId).toList());
            assertEquals(List.of(), rig.ask(new FindTraps(null, null, null, null), Rig.caller("east")).rows());
            assertEquals(1, rows(rig, filter("db CLUSTER", null)).size());
        }
    }

    @Test
    void aProblemIsAnAlarmUntilItsResolution() {
        try (var rig = new Rig(folder)) {
            rig.add(event(1, "w1", Severity.CRITICAL, EventRaised.Kind.PROBLEM));
            AlarmRow alarm = rig.ask(new FindAlarms(null, null, null, null)).rows().getFirst();
            assertEquals("Ping all: no answer.", alarm.message());
            assertEquals("node-w1", alarm.node());
            assertEquals(Severity.CRITICAL, alarm.severity());
            assertEquals("watch:w:w1", alarm.reductionKey());
            assertEquals("Ping all：応答がありません。",
                    rig.ask(new FindAlarms(filter("応答", null), null, null, null), JAPANESE).rows().getFirst()
                            .message());
            GetAlarm.Detail detail = rig.ask(new GetAlarm(alarm.id()), JAPANESE);
            assertEquals("ケーブルを確認。", detail.guide());
            assertEquals(1, detail.traps().size());
            rig.ask(new HandleAlarms(List.of(alarm.id()), HandlingState.IN_PROGRESS, "sato", null, null));
            rig.add(event(2, "w1", Severity.MAJOR, EventRaised.Kind.PROBLEM));
            alarm = rig.ask(new FindAlarms(null, null, null, null)).rows().getFirst();
            assertEquals(2, alarm.count());
            assertEquals(Severity.MAJOR, alarm.severity());
            assertEquals(HandlingState.IN_PROGRESS, rows(rig, null).getFirst().state(), "as the alarm is handled");
            rig.add(event(3, "w1", Severity.CLEARED, EventRaised.Kind.RESOLUTION),
                    event(4, "w2", Severity.CLEARED, EventRaised.Kind.RESOLUTION));
            assertEquals(0, rig.ask(new FindAlarms(null, null, null, null)).total());
            assertEquals(1, rig.ask(new FindAlarms(null, true, null, null)).total());
            assertEquals(4, rows(rig, null).size());
        }
    }

    @Test
    void anAlarmIsAMarkFromItsFirstTrapToItsEnd() {
        try (var rig = new Rig(folder)) {
            rig.add(event(10, "w1", Severity.CRITICAL, EventRaised.Kind.PROBLEM),
                    event(20, "w2", Severity.CRITICAL, EventRaised.Kind.PROBLEM),
                    event(30, "w1", Severity.CLEARED, EventRaised.Kind.RESOLUTION));
            var marks = new AlarmMarks(rig.projection.state());
            Set<String> both = Set.of("w1", "w2");
            List<Mark> all = marks.find(both, AT, AT.plusSeconds(60), 10, Locale.ENGLISH);
            assertEquals(List.of("w2", "w1"), all.stream().map(Mark::node).toList(), "the newest first");
            assertNull(all.getFirst().until(), "it lasts");
            Mark over = all.getLast();
            assertEquals(AT.plusSeconds(10), over.at());
            assertEquals(AT.plusSeconds(30), over.until());
            assertEquals(Severity.CRITICAL, over.severity());
            assertEquals("Ping all: no answer.", over.text());
            assertEquals(1, marks.find(both, AT, AT.plusSeconds(60), 1, Locale.ENGLISH).size());
            assertEquals(1, marks.find(Set.of("w1"), AT.plusSeconds(29), AT.plusSeconds(60), 10, Locale.ENGLISH)
                    .size(), "it reaches in");
            assertEquals(0, marks.find(Set.of("w1"), AT.plusSeconds(31), AT.plusSeconds(60), 10, Locale.ENGLISH)
                    .size());
            assertEquals(0, marks.find(both, AT, AT.plusSeconds(10), 10, Locale.ENGLISH).size());
            assertEquals(0, marks.find(Set.of("e1"), AT, AT.plusSeconds(60), 10, Locale.ENGLISH).size());
        }
    }

    @Test
    void theChainAndTheReplayAreAboutTrapsOnly() throws Exception {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            rig.add(trap(6, 0, "a"), event(1, "w1", Severity.CRITICAL, EventRaised.Kind.PROBLEM),
                    event(2, "w1", Severity.CLEARED, EventRaised.Kind.RESOLUTION));
            TrapChain chain = rig.ask(new GetTrapChain());
            assertEquals(1, chain.projected());
            assertEquals(0, chain.discarded());
            String site = new String(new SiteFiles().toBytes(rig.sites.current().site()), StandardCharsets.UTF_8);
            ReplayRules.Replay replay = rig.ask(new ReplayRules(site, null, null, null));
            assertEquals(1, replay.examined());
            assertEquals(0, replay.different());
            assertEquals(1, replay.alarmsNow());
            assertEquals(1, replay.alarmsThen());
        }
    }

    @Test
    void wordingsFitAndGiveBackWhatWasSaid() {
        assertEquals("plain", Wording.in("plain", Locale.JAPANESE));
        assertEquals("a", Wording.in("a\u001Eja\u001Fb\u001Ezh\u001Fc", Locale.ENGLISH));
        assertEquals("b", Wording.in("a\u001Eja\u001Fb\u001Ezh\u001Fc", Locale.JAPANESE));
        assertEquals("c", Wording.in("a\u001Eja\u001Fb\u001Ezh\u001Fc", Locale.CHINESE));
        assertEquals("a", Wording.in("a\u001Eja\u001Fb", Locale.FRENCH));
        try (var rig = new Rig(folder)) {
            String longText = "長".repeat(5000);
            rig.add(EventRaised.TYPE.fact(AT, new EventRaised("watch", "", "t", "", Severity.INFO,
                    EventRaised.Kind.PROBLEM, Map.of("en", "x\u001Ey", "ja", longText), null, null)));
            TrapRow row = rows(rig, null).getFirst();
            assertEquals("x y", row.message());
            assertNull(row.nodeId());
            assertEquals("watch", row.node());
            assertTrue(rig.ask(new FindTraps(null, null, null, null), JAPANESE).rows().getFirst().message()
                    .startsWith("長長"));
            assertEquals(0, rig.ask(new FindAlarms(null, null, null, null)).total(), "without a key it is no alarm");
        }
    }
}
