/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.Site;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.OddAgent;
import org.yagura.testsupport.SmallSite;
import org.yagura.testsupport.SnmpDaemon;
import org.yagura.topology.core.discovery.CancelDiscovery;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.FindDrift;
import org.yagura.topology.core.discovery.FindInventories;
import org.yagura.topology.core.discovery.GetDiscovery;
import org.yagura.topology.core.discovery.GetInventory;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Proposals;
import org.yagura.topology.core.discovery.RunDiscovery;

/** Whole runs against real SNMP agents on loopback addresses, and against agents that misbehave. */
final class RunTest {
    private static final String ONE = "127.0.31.1";
    private static final String TWO = "127.0.31.2";
    private static final String SILENT = "127.0.31.9";
    private static final String[] NEIGHBOUR_OF_ONE = {
            "override 1.0.8802.1.1.2.1.4.1.1.4.0.3.1 integer 7",
            "override 1.0.8802.1.1.2.1.4.1.1.5.0.3.1 octet_str \"two\"",
            "override 1.0.8802.1.1.2.1.4.1.1.6.0.3.1 integer 5",
            "override 1.0.8802.1.1.2.1.4.1.1.7.0.3.1 octet_str \"eth9\"",
            "override 1.0.8802.1.1.2.1.4.1.1.9.0.3.1 octet_str \"two.aozora.example\"",
            "override 1.0.8802.1.1.2.1.3.7.1.3.3 octet_str \"ge-0/0/3\""};

    @TempDir
    private Path folder;
    private final int port = Ports.free();
    private final Site site = SmallSite.site();
    private DiscoveryFixture discovery;

    @BeforeEach
    void open() throws Exception {
        discovery = new DiscoveryFixture(folder.resolve("store"), site, Clock.systemUTC(),
                Map.of("discovery-port", Integer.toString(port), "discovery-timeout", "600", "discovery-retries", "1"));
    }

    @AfterEach
    void close() {
        discovery.close();
    }

    private GetDiscovery.State run(RunDiscovery command) {
        discovery.ask(command);
        Await.until("the run ends", () -> !discovery.ask(new GetDiscovery()).running());
        discovery.settle();
        return discovery.ask(new GetDiscovery());
    }

    private static void needSnmpd() {
        assumeTrue(SnmpDaemon.installed(), SnmpDaemon.PROGRAM + " is not installed");
    }

    @Test
    void aRealAgentTellsOfItself() throws Exception {
        needSnmpd();
        SmallSite.community(site, "public", "127.0.31.0/24");
        SmallSite.node(site, "one", ONE);
        try (var _ = SnmpDaemon.start(folder, ONE, port, "one.aozora.example", NEIGHBOUR_OF_ONE)) {
            GetDiscovery.State state = run(new RunDiscovery(null, null));
            assertEquals(1, state.answered(), state.silent().toString());
        }
        Inventory told = discovery.ask(new GetInventory("one", null, null)).inventory();
        assertEquals("one.aozora.example", told.system().name());
        assertEquals("Rack 7", told.system().location());
        assertTrue(
                told.interfaces().stream().anyMatch(f -> f.name().equals("lo") && f.addresses().contains("127.0.0.1")),
                told.interfaces().toString());
        assertEquals(Runtime.getRuntime().availableProcessors(), told.system().processors());
        assertTrue(told.storage().stream().anyMatch(s -> s.kind().equals("memory") && s.bytes() > 1 << 28));
        assertEquals(List.of(new Inventory.Neighbour("ge-0/0/3", "two", "eth9", "two.aozora.example")),
                told.neighbours());
    }

    @Test
    void aLinkThatANeighbourTellsOfIsProposedAndOnceAcceptedNoDriftIsLeft() throws Exception {
        needSnmpd();
        SmallSite.community(site, "public", "127.0.31.0/24");
        SmallSite.node(site, "one", ONE);
        SmallSite.node(site, "two", TWO);
        try (var _ = SnmpDaemon.start(folder, ONE, port, "one.aozora.example", NEIGHBOUR_OF_ONE);
                var _ = SnmpDaemon.start(folder, TWO, port, "two.aozora.example")) {
            run(new RunDiscovery(List.of("one", "two"), null));
        }
        List<Drift> drifts = discovery.ask(new FindDrift(null, null)).drifts();
        Drift link = drifts.stream().filter(d -> d.subject().equals("Link one – two")).findFirst().orElseThrow();
        assertEquals("one ge-0/0/3 – two eth9", link.found());
        assertEquals(List.of(),
                Proposals.apply(site, drifts.stream().map(Drift::proposal).filter(p -> p != null).toList()));
        assertEquals(1, site.getLinks().size());
        assertEquals("two", site.getLinks().getFirst().getTo().getName());
        assertEquals(List.of(), discovery.ask(new FindDrift(null, null)).drifts().stream()
                .filter(d -> d.kind() != Drift.Kind.MISSING).toList());
    }

    @Test
    void aNetworkIsSearchedAndWhatIsNotDrawnIsProposed() throws Exception {
        needSnmpd();
        SmallSite.community(site, "public", "127.0.31.0/24");
        try (var _ = SnmpDaemon.start(folder, TWO, port, "two.aozora.example")) {
            GetDiscovery.State state = run(new RunDiscovery(null, List.of("127.0.31.0/29")));
            assertEquals(6, state.done());
            assertEquals(1, state.answered());
        }
        assertEquals(List.of(TWO),
                discovery.ask(new FindInventories(null)).rows().stream().map(FindInventories.Row::address).toList());
        Drift extra = discovery.ask(new FindDrift(null, null)).drifts().getFirst();
        assertEquals(Drift.Kind.EXTRA, extra.kind());
        Proposals.apply(site, List.of(extra.proposal()));
        assertEquals("two", site.getAreas().getFirst().getNodes().getFirst().getName());
        assertEquals("two.aozora.example", site.getAreas().getFirst().getNodes().getFirst().getHostName());
        assertFalse(discovery.ask(new FindDrift(null, null)).drifts().stream().anyMatch(d -> d.node() == null));
    }

    @Test
    void aUserOfVersion3AsksWithAuthenticationAndPrivacy() throws Exception {
        needSnmpd();
        SmallSite.user(site, "watch", "correct horse", "battery staple", ONE);
        SmallSite.node(site, "one", ONE);
        try (var _ = SnmpDaemon.start(folder, ONE, port, "one",
                "createUser watch SHA-256 \"correct horse\" AES \"battery staple\"", "rouser watch priv")) {
            assertEquals(1, run(new RunDiscovery(null, null)).answered());
            SmallSite.user(site, "watch", "wrong horse!", "battery staple", TWO);
            site.getSnmpCredentials().removeFirst();
            site.getSnmpCredentials().getFirst().getAllowedSources().set(0, ONE);
            GetDiscovery.State refused = run(new RunDiscovery(null, null));
            assertEquals(0, refused.answered());
            assertEquals("It refused the user or the key. Compare the credential with the node's settings.",
                    refused.silent().getFirst().why());
        }
    }

    @Test
    void silentNodesAreToldApart() {
        SmallSite.community(site, "public", ONE);
        SmallSite.node(site, "one", ONE);
        SmallSite.node(site, "nine", SILENT);
        GetDiscovery.State state = run(new RunDiscovery(null, null));
        assertEquals(0, state.answered());
        Map<String, String> why = state.silent().stream()
                .collect(java.util.stream.Collectors.toMap(GetDiscovery.Silent::node, GetDiscovery.Silent::why));
        assertTrue(why.get("one").startsWith("It did not answer."), why.toString());
        assertTrue(why.get("nine").startsWith("No SNMP credential"), why.toString());
        assertNull(discovery.ask(new GetInventory("one", null, null)).inventory());
    }

    @Test
    void anAgentThatGoesInCirclesOrTalksRubbishIsNoticedAndHindersNobody() throws Exception {
        SmallSite.community(site, "public", "127.0.31.0/24");
        SmallSite.node(site, "circle", ONE);
        SmallSite.node(site, "rubbish", TWO);
        try (var _ = OddAgent.circling(ONE, port); var _ = OddAgent.rubbish(TWO, port, 7)) {
            GetDiscovery.State state = run(new RunDiscovery(null, null));
            assertEquals(2, state.done());
            assertEquals(0, state.answered());
            Map<String, String> why = state.silent().stream()
                    .collect(java.util.stream.Collectors.toMap(GetDiscovery.Silent::node, GetDiscovery.Silent::why));
            assertTrue(why.get("circle").startsWith("Its answers cannot be understood"), why.toString());
            assertNotNull(why.get("rubbish"));
        }
    }

    @Test
    void whatTheJournalDoesNotTakeCountsAsNotFound() throws Exception {
        needSnmpd();
        SmallSite.community(site, "public", ONE);
        SmallSite.node(site, "one", ONE);
        discovery.facts().full(true);
        try (var _ = SnmpDaemon.start(folder, ONE, port, "one")) {
            GetDiscovery.State state = run(new RunDiscovery(null, null));
            assertTrue(state.silent().getFirst().why().endsWith("could not be kept."), state.toString());
        }
    }

    @Test
    void oneRunAtATimeAndItCanBeCancelled() {
        SmallSite.community(site, "public", "127.0.32.0/20");
        assertEquals(4094, discovery.ask(new RunDiscovery(null, List.of("127.0.32.0/20"))).targets());
        assertEquals(Problem.CONFLICT, problem(new RunDiscovery(null, List.of("127.0.32.0/30"))).code());
        assertTrue(discovery.ask(new CancelDiscovery()).running());
        Await.until("the run ends", () -> !discovery.ask(new GetDiscovery()).running());
        assertTrue(discovery.ask(new GetDiscovery()).done() < 4094);
        assertFalse(discovery.ask(new CancelDiscovery()).running());
    }

    private Problem problem(RunDiscovery command) {
        return assertThrows(ProblemException.class, () -> discovery.ask(command)).problem();
    }

    @Test
    void wrongTargetsAreRefusedWithWhatToDo() {
        assertEquals(Problem.INVALID, problem(new RunDiscovery(null, null)).code());
        assertEquals(Problem.NOT_FOUND, problem(new RunDiscovery(List.of("nobody"), null)).code());
        assertEquals(Problem.INVALID, problem(new RunDiscovery(null, List.of("10.0.0.0/8"))).code());
        assertEquals(Problem.INVALID, problem(new RunDiscovery(null, List.of("router seven"))).code());
        assertEquals("Write it like 10.1.0.0/24, with a prefix of 20 or longer.",
                problem(new RunDiscovery(null, List.of("10.0.0.1/8"))).todo());
    }

    @Test
    void whoSeesSomeAreasAsksAndSeesOnlyThose() {
        SmallSite.node(site, "one", ONE);
        var elsewhere = org.yagura.model.site.SiteFactory.eINSTANCE.createArea();
        elsewhere.setId("room2");
        elsewhere.setName("Room 2");
        site.getAreas().add(elsewhere);
        discovery.facts().told(ONE, java.time.Instant.EPOCH, new Samples.Told("one").get());
        discovery.facts().told(TWO, java.time.Instant.EPOCH, new Samples.Told("two").get());
        discovery.settle();
        Set<String> there = Set.of("room1");
        Set<String> other = Set.of("room2");
        assertEquals(2, discovery.ask(new FindInventories(null)).rows().size());
        assertEquals(1, discovery.ask(new FindInventories(null), Locale.ENGLISH, there).rows().size());
        assertEquals(0, discovery.ask(new FindInventories(null), Locale.ENGLISH, other).rows().size());
        assertEquals(Problem.NOT_FOUND, assertThrows(ProblemException.class,
                () -> discovery.ask(new GetInventory(null, TWO, null), Locale.ENGLISH, there)).problem().code());
        assertEquals(Problem.REFUSED,
                assertThrows(ProblemException.class, () -> discovery
                        .ask(new RunDiscovery(null, List.of("127.0.31.0/30")), Locale.JAPANESE, there)).problem()
                        .code());
        assertEquals(Problem.NOT_FOUND,
                assertThrows(ProblemException.class,
                        () -> discovery.ask(new RunDiscovery(List.of("one"), null), Locale.ENGLISH, other)).problem()
                        .code());
    }
}
