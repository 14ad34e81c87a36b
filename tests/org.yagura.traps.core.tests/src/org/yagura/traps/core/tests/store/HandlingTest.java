/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.HandlingState;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.FindMibObjects;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.ImportMib;
import org.yagura.traps.core.ListMibs;
import org.yagura.traps.core.RemoveMib;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.internal.store.PeopleFacts;

/** What persons do: by thousands, counted honestly, refused with words. */
final class HandlingTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final int TRAPS = 23_000;

    @TempDir
    private Path folder;

    private static void fill(Rig rig, int count) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            facts.add(Pdus.received(START + i, new byte[]{10, 0, (byte) (1 + i % 3), 1}, Rig.OID + i % 7, "x").fact());
        }
        rig.add(facts);
    }

    @Test
    void thousandsAreHandledInFactsOfBoundedSize() {
        try (var rig = new Rig(folder)) {
            fill(rig, TRAPS);
            long before = rig.log.last();
            assertEquals(TRAPS,
                    rig.ask(new HandleTraps(null, TrapFilter.ALL, (long) TRAPS, HandlingState.HANDLED, "mori", null))
                            .handled());
            CountTraps.Count count = rig.ask(new CountTraps(List.of(TrapFilter.ALL))).counts().getFirst();
            assertEquals(TRAPS, count.total());
            assertEquals(0, count.unhandled());
            assertTrue(rig.log.last() > before);
            for (long p = before + 1; p <= rig.log.last(); p++) {
                for (Fact fact : rig.log.entry(p).facts()) {
                    long[] r = PeopleFacts.TRAP_HANDLED.content(fact).ranges();
                    long ids = LongStream.range(0, r.length / 2).map(i -> r[(int) i * 2 + 1] - r[(int) i * 2] + 1)
                            .sum();
                    assertTrue(ids <= PeopleFacts.MAX_IDS, () -> ids + " ids");
                }
            }
        }
    }

    @Test
    void whatWasDoneIsToldInOrder() {
        try (var rig = new Rig(folder)) {
            fill(rig, 10);
            rig.ask(new HandleTraps(List.of(3L, 4L, 9L), null, null, HandlingState.IN_PROGRESS, "mori", "looking"));
            rig.ask(new HandleTraps(List.of(4L), null, null, HandlingState.HANDLED, "", null));
            TrapDetail detail = rig.ask(new GetTrap(4L));
            assertEquals(List.of("looking"),
                    detail.history().stream().map(TrapDetail.Handling::comment).limit(1).toList());
            assertEquals(HandlingState.HANDLED, detail.history().get(1).state());
            assertEquals("", detail.history().get(1).assignee());
            assertEquals(1, detail.row().comments());
            assertEquals("mori", rig.ask(new GetTrap(9L)).row().assignee());
            assertEquals(0, rig.ask(new GetTrap(5L)).history().size());
        }
    }

    @Test
    void whatCannotBeDoneIsRefusedWithWords() {
        try (var rig = new Rig(folder)) {
            fill(rig, 10);
            refused(rig, new HandleTraps(List.of(1L), null, null, null, null, null), Problem.INVALID);
            refused(rig, new HandleTraps(List.of(1L), TrapFilter.ALL, 3L, HandlingState.HANDLED, null, null),
                    Problem.INVALID);
            refused(rig, new HandleTraps(null, TrapFilter.ALL, null, HandlingState.HANDLED, null, null),
                    Problem.INVALID);
            refused(rig, new HandleTraps(List.of(1L), null, null, null, "nobody-there", null), Problem.INVALID);
            refused(rig, new HandleTraps(List.of(1L), null, null, null, null, "x".repeat(4001)), Problem.INVALID);
            refused(rig, new FindTraps(null, -1L, null, null), Problem.INVALID);
            refused(rig, new FindTraps(null, null, 1001, null), Problem.INVALID);
            refused(rig, new FindTraps(oid("no such name"), null, null, null), Problem.INVALID);
            refused(rig, new FindTraps(source("nonsense"), null, null, null), Problem.INVALID);
            refused(rig, new FindTraps(source("10.1"), null, null, null), Problem.INVALID);
            assertEquals(0, rig.ask(new FindTraps(source(" 10.9.9.9 "), null, null, null)).total());
            refused(rig, new GetTrap(11L), Problem.NOT_FOUND);
            refused(rig, new RemoveMib("NO-SUCH-MIB"), Problem.NOT_FOUND);
            refused(rig, new ImportMib("nothing in here", "x.mib"), Problem.INVALID);
        }
    }

    private static TrapFilter oid(String oid) {
        return new TrapFilter(null, null, null, null, null, null, oid, null, null, null);
    }

    private static <R> void refused(Rig rig, Request<R> request, String code) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            var caller = new Caller("mori", Set.of(Privilege.values()), Optional.empty(), language, "");
            Problem problem = assertThrows(ProblemException.class, () -> rig.ask(request, caller)).problem();
            assertEquals(code, problem.code());
            boolean kana = problem.what().codePoints().anyMatch(c -> c > 0x3000);
            assertEquals(language == Locale.JAPANESE, kana, problem::what);
            assertTrue(!problem.what().contains("{") && problem.todo() != null, problem::toString);
        }
    }

    @Test
    void outOfScopeIsAsIfItWereNotThere() {
        try (var rig = new Rig(folder)) {
            fill(rig, 30);
            Caller east = Rig.caller("east");
            assertEquals(10, rig.ask(new FindTraps(null, null, null, null), east).total());
            assertThrows(ProblemException.class, () -> rig.ask(new GetTrap(1L), east));
            HandleTraps.Handled handled = rig
                    .ask(new HandleTraps(List.of(1L, 2L, 3L), null, null, HandlingState.HANDLED,
                            null, null), east);
            assertEquals(1, handled.handled());
            assertEquals(2, handled.missing());
        }
    }

    @Test
    void importedModulesGiveNamesUntilTheyAreForgotten() {
        String mib = """
                ACME-MIB DEFINITIONS ::= BEGIN
                IMPORTS MODULE-IDENTITY, NOTIFICATION-TYPE, enterprises FROM SNMPv2-SMI;
                acme MODULE-IDENTITY
                    LAST-UPDATED "202601010000Z" ORGANIZATION "Acme" CONTACT-INFO "none" DESCRIPTION "Test."
                    ::= { enterprises 9999 }
                acmeTraps OBJECT IDENTIFIER ::= { acme 1 }
                acmeBurning NOTIFICATION-TYPE
                    STATUS current DESCRIPTION "It burns." ::= { acmeTraps 3 }
                END
                """;
        try (var rig = new Rig(folder)) {
            fill(rig, 7);
            ImportMib.Imported imported = rig.ask(new ImportMib(mib, "acme.mib"));
            assertEquals(List.of("ACME-MIB"), imported.modules().stream().map(ListMibs.Module::name).toList());
            assertEquals(List.of(), imported.warnings());
            String lost = "LOST-MIB DEFINITIONS ::= BEGIN a OBJECT IDENTIFIER ::= { nowhere 1 }\n"
                    + "b OBJECT IDENTIFIER ::= { b 2 } c OBJECT IDENTIFIER ::= { iso 3 } END";
            assertEquals(List.of("LOST-MIB: no place in the tree is known for a, b"),
                    rig.ask(new ImportMib(lost, "lost.mib")).warnings());
            rig.ask(new RemoveMib("LOST-MIB"));
            rig.restart();
            TrapDetail detail = rig.ask(new GetTrap(4L));
            assertEquals("acmeBurning", detail.row().name());
            assertEquals("It burns.", detail.description());
            assertEquals(1, rig.ask(new FindTraps(oid("acmeBurning"), null, null, null)).total());
            assertEquals("acmeBurning", rig.ask(new FindMibObjects("burns", true, null)).objects().getFirst().name());
            rig.ask(new RemoveMib("ACME-MIB"));
            assertEquals(detail.row().oid(), rig.ask(new GetTrap(4L)).row().oid());
            assertTrue(rig.ask(new ListMibs()).modules().stream().noneMatch(m -> m.name().equals("ACME-MIB")));
        }
    }

    private static TrapFilter source(String address) {
        return new TrapFilter(null, null, null, null, null, address, null, null, null, null);
    }
}
