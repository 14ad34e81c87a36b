/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.core.fact.Fact;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.TrapRule;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.ImportMib;
import org.yagura.traps.core.ReplayRules;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.TrapFilter;

/** A replay tells what rules would change, and not what only has another name by now. */
final class ReplayTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final int PROBLEMS = 7;
    private static final int RESOLUTION = 50;
    private static final int UNMATCHED = 80;
    private static final int[] KINDS = {0, 1, 2, 3, 4, 5, 6, RESOLUTION, UNMATCHED};
    private static final int SHOWN = 5;

    /** Changes of a rule for a problem, each of which changes what comes of all its traps. */
    private static final List<Consumer<TrapRule>> CHANGES = List.of(
            rule -> rule.setSeverity(Severity.get((rule.getSeverity().getValue() + 1) % PROBLEMS)),
            rule -> rule.setMessageTemplate(rule.getMessageTemplate() + "!"),
            rule -> rule.setReductionKey("at " + rule.getReductionKey()),
            rule -> rule.setAlarmType(AlarmType.NONE), rule -> {
                rule.setAlarmType(AlarmType.RESOLUTION);
                rule.setClearKey(rule.getReductionKey());
            }, rule -> rule.setAction(RuleAction.DISCARD));

    @TempDir
    private Path folder;

    /** Rules whose messages and keys name traps, bindings and nodes. */
    private static void naming(Site site) {
        Rig.alarmRules(site);
        for (int i = 0; i < PROBLEMS; i++) {
            TrapRule rule = site.getTrapRules().get(i);
            rule.setMessageTemplate(List.of("%trap% of %node%", "%parm[all]%", "plain %parm[#1]%").get(i % 3));
            rule.setReductionKey(List.of("%trap% %parm[#1]%", "%parm[#1]%").get(i % 2));
        }
    }

    private static Fact trap(int kind, long micros, String text) {
        return Pdus.received(micros, new byte[]{10, 0, 1, 1}, Rig.OID + kind, text).fact();
    }

    /** A module with a name for each kind of trap and for its binding. */
    private static String mib() {
        var text = new StringBuilder("""
                ACME-MIB DEFINITIONS ::= BEGIN
                IMPORTS MODULE-IDENTITY, NOTIFICATION-TYPE, OBJECT-TYPE, enterprises FROM SNMPv2-SMI;
                acme MODULE-IDENTITY
                    LAST-UPDATED "202601010000Z" ORGANIZATION "Acme" CONTACT-INFO "none" DESCRIPTION "Test."
                    ::= { enterprises 9999 }
                acmeTraps OBJECT IDENTIFIER ::= { acme 1 }
                acmeObjects OBJECT IDENTIFIER ::= { acme 2 }
                acmePlace OBJECT-TYPE
                    SYNTAX OCTET STRING MAX-ACCESS read-only STATUS current DESCRIPTION "Where."
                    ::= { acmeObjects 1 }
                """);
        for (int kind : KINDS) {
            text.append("acmeTrap%d NOTIFICATION-TYPE STATUS current DESCRIPTION \"x\" ::= { acmeTraps %d }\n"
                    .formatted(kind, kind));
        }
        return text.append("END\n").toString();
    }

    private static ReplayRules.Replay replay(Rig rig, Consumer<Site> change) {
        Site tried = SiteFiles.copy(rig.sites.current().site());
        change.accept(tried);
        try {
            String xmi = new String(new SiteFiles().toBytes(tried), StandardCharsets.UTF_8);
            return rig.ask(new ReplayRules(xmi, TrapFilter.ALL, null, SHOWN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(ReplayRules.Replay replay, int examined) {
        assertEquals(examined, replay.examined());
        assertEquals(List.of(), replay.rows());
        assertEquals(0, replay.different());
        assertEquals(0, replay.discarded());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void afterAnImportOnlyWhatARuleChangesIsDifferent(long seed) {
        var random = new Random(seed);
        try (var rig = new Rig(folder)) {
            rig.sites.next(ReplayTest::naming);
            int count = 1_100 + random.nextInt(400);
            var facts = new ArrayList<Fact>(count);
            var kinds = new int[count];
            for (int i = 0; i < count; i++) {
                kinds[i] = KINDS[random.nextInt(KINDS.length)];
                facts.add(trap(kinds[i], START + i, "place" + random.nextInt(20)));
            }
            facts.set(0, trap(kinds[0] = 0, START, "first"));
            rig.add(facts);
            same(replay(rig, site -> {
            }), count);
            rig.ask(new ImportMib(mib(), "acme.mib"));
            rig.sites.next(site -> site.getAreas().getFirst().getNodes().get(1).setName("renamed"));
            same(replay(rig, site -> site.getTrapRules().forEach(rule -> rule.setName("new " + rule.getName()))),
                    count);
            assertEquals("acmeTrap0", rig.ask(new GetTrap(1L)).row().name());
            assertNotEquals("acmeTrap0 of renamed", rig.ask(new GetTrap(1L)).row().message(), "stored as it was");
            for (Consumer<TrapRule> change : CHANGES) {
                int kind = random.nextInt(PROBLEMS);
                long[] expected = LongStream.rangeClosed(1, count).filter(id -> kinds[(int) id - 1] == kind)
                        .toArray();
                ReplayRules.Replay replay = replay(rig, site -> change.accept(site.getTrapRules().get(kind)));
                boolean discards = change == CHANGES.getLast();
                assertEquals(count, replay.examined());
                assertEquals(expected.length, replay.different(), "change " + CHANGES.indexOf(change));
                assertEquals(discards ? expected.length : 0, replay.discarded());
                assertEquals(SHOWN, replay.rows().size());
                for (int i = 0; i < SHOWN; i++) {
                    ReplayRules.Difference row = replay.rows().get(i);
                    assertEquals(expected[expected.length - 1 - i], row.trap().id());
                    assertEquals(rig.ask(new GetTrap(row.trap().id())).row().message(), row.now().message());
                    assertEquals(discards, row.then().discarded());
                }
            }
        }
    }

    @Test
    void whatTheTriedRulesMakeAsItIsStoredIsNotDifferent() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            rig.add(trap(1, START, "a"), trap(RESOLUTION, START + 1, "a"), trap(2, START + 2, "b"));
            Site before = rig.sites.current().site();
            rig.sites.next(site -> {
                site.getTrapRules().get(1).setMessageTemplate("another");
                site.getTrapRules().get(1).setReductionKey("another");
                site.getTrapRules().get(2).setSeverity(Severity.CRITICAL);
            });
            same(replay(rig, site -> {
                site.getTrapRules().clear();
                site.getTrapRules().addAll(SiteFiles.copy(before).getTrapRules());
            }), 3);
            ReplayRules.Replay saved = replay(rig, site -> {
            });
            assertEquals(1, saved.different(), "a severity is no name");
            assertEquals(3, saved.rows().getFirst().trap().id());
        }
    }

    @Test
    void anAlarmThatIsGoneIsNoDifference() {
        try (var rig = new Rig(folder)) {
            rig.sites.next(Rig::alarmRules);
            rig.ask(new SetRetention(365, 1_000_000L, 1_000, null, null));
            var facts = new ArrayList<Fact>();
            for (int i = 0; i < 1_100; i++) {
                facts.add(trap(1, START + i, "key" + i));
                facts.add(trap(RESOLUTION, START + i, "key" + i));
            }
            rig.add(facts);
            assertEquals(1_000, rig.ask(new FindAlarms(null, true, null, null)).total());
            same(replay(rig, site -> {
            }), facts.size());
            ReplayRules.Replay replay = replay(rig,
                    site -> site.getTrapRules().get(1).setReductionKey("new %parm[#1]%"));
            assertEquals(1_100, replay.different());
            assertEquals("new key1099", replay.rows().getFirst().then().reductionKey());
            assertEquals("key1099", replay.rows().getFirst().now().reductionKey());
        }
    }
}
