/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.Severity;
import org.yagura.model.site.SnmpVersion;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.ReplayRules;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;

/** Facts of all kinds, good and bad, become what is asked for. */
final class ProjectionTest {
    private static final long START = 1_790_000_000_000_000L;
    private static final byte[] PEER = {10, 0, 1, 1};

    @TempDir
    private Path folder;

    private static Fact trap(int kind, String text) {
        return Pdus.received(START, PEER, Rig.OID + kind, text).fact();
    }

    private static TrapRow newest(Rig rig) {
        return rig.ask(new FindTraps(null, 0L, 1, null)).rows().getFirst();
    }

    @Test
    void whatCannotBeDecodedIsKeptAsHex() {
        try (var rig = new Rig(folder)) {
            rig.add(new TrapUndecodable(START, PEER, 9, Transport.UDP, new byte[]{1, 2, 3}, 3, "no sequence").fact());
            TrapDetail detail = rig.ask(new GetTrap(1L));
            assertEquals("hex", detail.row().version());
            assertEquals("010203", detail.raw());
            assertEquals("no sequence", detail.undecodable());
            assertEquals("w1", detail.row().nodeId());
            rig.add(new TrapReceived(START, PEER, 9, Transport.TCP, SnmpVersion.V1, "public",
                    SecurityLevel.NO_AUTH_NO_PRIV, new byte[0], "", false, new byte[]{0x30, 5}).fact());
            TrapDetail broken = rig.ask(new GetTrap(2L));
            assertEquals("hex", broken.row().version());
            assertNotNull(broken.undecodable());
            assertEquals(1, rig.projection.state().chain().sums().projected());
        }
    }

    @Test
    void aFactThatCannotBeReadIsKeptAsideAndTheOthersGoOn() {
        try (var rig = new Rig(folder)) {
            rig.add(trap(3, "before"), new Fact("trap.received", 1, Instant.EPOCH, new byte[]{1}),
                    new Fact("trap.handled", 9, Instant.EPOCH, new byte[]{1}), trap(3, "after"));
            assertEquals("message after", newest(rig).message());
            assertEquals(2, rig.ask(new FindTraps(null, null, null, null)).total());
            assertTrue(rig.health.troubles().isEmpty());
            int kept = rig.store.read(connection -> {
                try (var s = connection.createStatement();
                        var row = s.executeQuery("SELECT COUNT(*) FROM trap_unread")) {
                    row.next();
                    return row.getInt(1);
                }
            });
            assertEquals(2, kept);
        }
    }

    @Test
    void discardedTrapsAreCountedOnly() {
        try (var rig = new Rig(folder)) {
            rig.add(trap(99, "noise"), trap(2, "a"), trap(99, "noise"),
                    new TrapIntake(3, 4, 3, 0, 0, 0).fact(Instant.EPOCH));
            assertEquals(1, rig.ask(new FindTraps(null, null, null, null)).total());
            rig.restart();
            TrapChain chain = rig.ask(new GetTrapChain());
            assertEquals(3, rig.projection.state().chain().sums().projected());
            assertEquals(2, chain.discarded());
            assertEquals(7, rig.projection.state().chain().sums().intake().droppedByKernel()
                    + rig.projection.state().chain().sums().intake().droppedByQueue());
        }
    }

    @Test
    void theRulesOfTheRevisionInForceDecide() {
        try (var rig = new Rig(folder)) {
            rig.add(trap(1, "a"));
            rig.sites.next(site -> site.getTrapRules().get(1).setMessageTemplate("changed"));
            rig.add(trap(1, "b"));
            assertEquals("changed", newest(rig).message());
            assertEquals("message a", rig.ask(new GetTrap(1L)).row().message());
        }
    }

    @Test
    void aChangedRuleIsReplayedOverThePast() throws Exception {
        try (var rig = new Rig(folder)) {
            for (int i = 0; i < 300; i++) {
                rig.log.append(List.of(trap(i % 3, "x" + i)));
            }
            rig.add(trap(0, "last"));
            var tried = SiteFiles.copy(rig.sites.current().site());
            tried.getTrapRules().get(1).setSeverity(Severity.CRITICAL);
            tried.getTrapRules().get(2).setAction(RuleAction.DISCARD);
            String xmi = new String(new SiteFiles().toBytes(tried), StandardCharsets.UTF_8);
            ReplayRules.Replay replay = rig.ask(new ReplayRules(xmi, TrapFilter.ALL, null, 10));
            assertEquals(301, replay.examined());
            assertEquals(200, replay.different());
            assertEquals(100, replay.discarded());
            assertEquals(10, replay.rows().size());
            assertEquals(300, replay.rows().getFirst().trap().id());
            assertTrue(replay.rows().getFirst().then().discarded());
            assertFalse(replay.rows().getFirst().now().discarded());
            assertEquals(301, rig.ask(new FindTraps(null, null, null, null)).total());
        }
    }

    /** Of another domain: its facts divide what is folded together. */
    private static final class Divider implements Projection {
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public String name() {
            return "divider";
        }

        @Override
        public List<Migration> migrations() {
            return List.of();
        }

        @Override
        public Set<String> factTypes() {
            return Set.of("divide");
        }

        @Override
        public Set<String> barriers() {
            return factTypes();
        }

        @Override
        public void apply(Connection connection, List<PlacedFact> facts) {
            assertEquals(1, facts.size());
        }

        @Override
        public void rolledBack() {
            failures.incrementAndGet();
        }
    }

    @Test
    void whatIsFoldedInPartsIsCommittedTogether() {
        var divider = new Divider();
        try (var rig = new Rig(folder)) {
            rig.close();
            rig.store = Store.open(new StoreSettings(folder, 64 << 20, 2, 1 << 20));
            rig.runner = new ProjectionRunner(rig.store, rig.log, List.of(rig.projection, divider), rig.health,
                    Rig.SETTINGS);
            rig.runner.open();
            var divide = new Fact("divide", 1, Instant.EPOCH, new byte[0]);
            long position = rig.log.append(List.of(trap(1, "a"), divide, trap(2, "b"), divide, trap(1, "c")));
            rig.runner.start();
            rig.runner.projected(position).join();
            assertEquals(0, divider.failures.get(), "a part was written twice");
            rig.restart();
            assertEquals(List.of("message c", "message b", "message a"), rig
                    .ask(new FindTraps(null, null, null, null)).rows().stream().map(TrapRow::message).toList());
        }
    }

    @Test
    void changesArePublishedTogether() {
        try (var rig = new Rig(folder)) {
            for (int i = 0; i < 500; i++) {
                rig.log.append(List.of(trap(i % 7, "x")));
            }
            Await.until("published", () -> newestTold(rig) == 500);
            synchronized (rig.changes) {
                assertTrue(rig.changes.size() < 200, () -> rig.changes.size() + " changes");
            }
        }
    }

    private static long newestTold(Rig rig) {
        synchronized (rig.changes) {
            return rig.changes.stream().filter(c -> c.topic().equals("traps"))
                    .mapToLong(c -> (Long) c.detail().get("newestId")).max().orElse(0);
        }
    }

    @Test
    void aTrapWithoutARuleIsStored() {
        try (var rig = new Rig(folder)) {
            rig.add(Pdus.received(START, new byte[]{10, 9, 9, 9}, "1.3.6.1.4.1.5.5.5", "hello").fact());
            TrapDetail detail = rig.ask(new GetTrap(1L));
            assertNull(detail.rule());
            assertNull(detail.row().nodeId());
            assertEquals("10.9.9.9", detail.row().node());
            assertEquals("hello", detail.varbinds().getFirst().value());
        }
    }

    @Test
    void aVeryLargeTrapIsStored() {
        try (var rig = new Rig(folder)) {
            var texts = new ArrayList<String>();
            for (int i = 0; i < 60; i++) {
                texts.add("y".repeat(1000));
            }
            rig.add(trap(1, "a"), Pdus.received(START, PEER, Rig.OID + 1, texts.toArray(String[]::new)).fact(),
                    trap(1, "b"));
            assertEquals(60, rig.ask(new GetTrap(2L)).varbinds().size());
            assertEquals("message b", newest(rig).message());
        }
    }
}
