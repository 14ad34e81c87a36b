/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.Elements;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.SmallSite;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.Drift.Kind;
import org.yagura.topology.core.discovery.FindDrift;
import org.yagura.topology.core.discovery.FindInventories;
import org.yagura.topology.core.discovery.GetInventory;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Proposal;
import org.yagura.topology.core.discovery.Proposals;

/** What was found against what is drawn, and its history. */
final class DriftTest {
    private static final Instant NOW = Instant.parse("2026-11-20T02:14:00Z");
    private static final String A = "10.0.0.1";
    private static final String B = "10.0.0.2";
    private static final String SW = "10.0.0.3";

    @TempDir
    private Path folder;
    private final Site site = SmallSite.site();
    private DiscoveryFixture discovery;

    @BeforeEach
    void open() throws Exception {
        discovery = new DiscoveryFixture(folder, site, Clock.fixed(NOW, ZoneOffset.UTC), Map.of());
    }

    @AfterEach
    void close() {
        discovery.close();
    }

    private void told(String address, Duration before, Inventory inventory) {
        discovery.facts().told(address, NOW.minus(before), inventory);
    }

    private List<Drift> drifts() {
        discovery.settle();
        return discovery.ask(new FindDrift(null, null)).drifts();
    }

    /** As "KIND subject: drawn > found". */
    private List<String> words() {
        return drifts().stream().map(d -> d.kind() + " " + d.subject() + ": " + d.drawn() + " > " + d.found()).toList();
    }

    private static Part part(Node node, PartKind kind, String name, String serial) {
        Part part = SiteFactory.eINSTANCE.createPart();
        part.setKind(kind);
        part.setName(name);
        part.setSerial(serial);
        Elements.assignIds(part);
        node.getParts().add(part);
        return part;
    }

    @Test
    void whatIsAsDrawnIsNoDrift() {
        Node a = SmallSite.node(site, "a", A);
        a.getInterfaces().getFirst().setName("eth0");
        a.getInterfaces().getFirst().setMac("02:00:00:00:00:0A");
        a.setHostName("a.aozora.example");
        told(A, Duration.ZERO, new Samples.Told("A").network("lo", null, "127.0.0.1")
                .network("eth0", "02:00:00:00:00:0a", A).get());
        assertEquals(List.of(), words());
    }

    @Test
    void interfacesAreTheSameByHardwareAddressThenAddressThenName() {
        Node a = SmallSite.node(site, "a", A);
        a.setHostName("a");
        a.getInterfaces().getFirst().setName("drawn");
        told(A, Duration.ZERO, new Samples.Told("a").network("eth0", "02:00:00:00:00:0a", A, "10.0.1.1")
                .network("eth1", "02:00:00:00:00:0b").get());
        assertEquals(List.of("CHANGED Hardware address of drawn: null > 02:00:00:00:00:0a",
                "EXTRA Address of drawn: null > 10.0.1.1", "EXTRA Interface eth1: null > 02:00:00:00:00:0b"), words());
    }

    @Test
    void aReplacedMachineShowsBySerialNumber() {
        Node a = SmallSite.node(site, "a", A);
        a.setHostName("a");
        a.setSerial("OLD1");
        a.setProduct("KR-9200");
        told(A, Duration.ZERO, new Samples.Told("a").chassis("KR-9200", "NEW2", "7.1").get());
        assertEquals(List.of("CHANGED Serial: OLD1 > NEW2", "CHANGED Firmware: null > 7.1"), words());
    }

    @Test
    void partsAreComparedKindByKind() {
        Node a = SmallSite.node(site, "a", A);
        a.setHostName("a");
        part(a, PartKind.POWER_SUPPLY, "PSU 1", "P1");
        part(a, PartKind.POWER_SUPPLY, "PSU 2", "P2");
        part(a, PartKind.CPU, "CPU 0", null);
        told(A, Duration.ZERO, new Samples.Told("a").part("POWER_SUPPLY", "Power supply A", "P2")
                .part("FAN", "Fan 1", null).get());
        assertEquals(List.of("MISSING Part PSU 1 (power supply): P1 > null", "EXTRA Part Fan 1 (fan): null > null"),
                words());
    }

    @Test
    void aSwitchThatLearnedOneAddressProposesTheLink() {
        SmallSite.node(site, "a", A).setHostName("a");
        SmallSite.node(site, "sw", SW).setHostName("sw");
        told(A, Duration.ZERO, new Samples.Told("a").network("eth0", "02:00:00:00:00:0a", A).get());
        told(SW, Duration.ZERO, new Samples.Told("sw").learned("ge-0/0/7", "02:00:00:00:00:0a")
                .learned("ge-0/0/8", "02:00:00:00:00:ff").get());
        Drift link = drifts().stream().filter(d -> d.subject().startsWith("Link")).findFirst().orElseThrow();
        assertEquals("sw ge-0/0/7 – a", link.found());
        Proposals.apply(site, List.of(link.proposal()));
        assertTrue(drifts().stream().noneMatch(d -> d.subject().startsWith("Link")));
    }

    @Test
    void aDrawnLinkIsMissedOnlyWhenBothEndsSpeak() {
        Node a = SmallSite.node(site, "a", A);
        Node b = SmallSite.node(site, "b", B);
        SmallSite.node(site, "sw", SW);
        Samples.link(site, a, b);
        told(A, Duration.ZERO, new Samples.Told("a").neighbour("eth0", null, "1", "sw").get());
        told(B, Duration.ZERO, new Samples.Told("b").get());
        assertTrue(words().stream().noneMatch(w -> w.startsWith("MISSING Link")), words().toString());
        told(B, Duration.ofSeconds(-1), new Samples.Told("b").neighbour("eth0", null, "2", "sw").get());
        discovery.settle();
        assertEquals(1, discovery.ask(new FindDrift(null, NOW.plusSeconds(2))).drifts().stream()
                .filter(d -> d.kind() == Kind.MISSING && d.subject().equals("Link a – b")).count());
    }

    @Test
    void aSecondLinkBetweenTheSameTwoIsExtra() {
        Node a = SmallSite.node(site, "a", A);
        Node b = SmallSite.node(site, "b", B);
        Samples.link(site, a, b);
        told(A, Duration.ZERO,
                new Samples.Told("a").neighbour("eth0", null, "x1", "b").neighbour("eth1", null, "x2", "b").get());
        told(B, Duration.ZERO, new Samples.Told("b").neighbour("x1", null, "eth0", "a").get());
        List<Drift> links = drifts().stream().filter(d -> d.subject().equals("Link a – b")).toList();
        assertEquals(1, links.size());
        assertEquals("a eth1 – b x2", links.getFirst().found());
    }

    @Test
    void historyShowsHowItWasAtATime() {
        SmallSite.node(site, "a", A);
        Inventory old = new Samples.Told("a").chassis("X", "1", "6.0").get();
        Inventory fresh = new Samples.Told("a").chassis("X", "1", "7.0").get();
        told(A, Duration.ofDays(10), old);
        told(A, Duration.ofDays(9), old);
        told(A, Duration.ofDays(3), fresh);
        discovery.settle();
        GetInventory.Answer now = discovery.ask(new GetInventory("a", null, null));
        assertEquals("7.0", now.inventory().system().firmware());
        assertEquals(List.of(NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(10))), now.changes());
        assertEquals("6.0", discovery.ask(new GetInventory("a", null, NOW.minus(Duration.ofDays(5)))).inventory()
                .system().firmware());
        assertNull(discovery.ask(new GetInventory("a", null, NOW.minus(Duration.ofDays(11)))).inventory());
        assertEquals(NOW.minus(Duration.ofDays(9)),
                discovery.ask(new FindInventories(NOW.minus(Duration.ofDays(8)))).rows().getFirst().seen());
    }

    @Test
    void whatIsOlderThanTwoYearsIsForgotten() {
        SmallSite.node(site, "a", A);
        told(A, Duration.ofDays(900), new Samples.Told("a").chassis("X", "1", "5.0").get());
        told(B, Duration.ofDays(800), new Samples.Told("b").get());
        told(A, Duration.ofDays(10), new Samples.Told("a").chassis("X", "1", "6.0").get());
        discovery.settle();
        Await.until("the old is forgotten",
                () -> discovery.ask(new GetInventory("a", null, null)).changes().size() == 1
                        && discovery.ask(new FindInventories(null)).rows().size() == 1);
    }

    @Test
    void textsAreInTheCallersLanguage() {
        told(B, Duration.ZERO, new Samples.Told("b").get());
        discovery.settle();
        assertEquals("図面にないノード", discovery.ask(new FindDrift(null, null), Locale.JAPANESE, null).drifts()
                .getFirst().subject());
    }

    /** Whatever was found: once all proposals are accepted, nothing extra and nothing changed is left. */
    @Test
    void acceptingEverythingLeavesNoDriftButWhatIsMissing() {
        var random = new Random(20261120);
        for (int round = 0; round < 40; round++) {
            Site drawn = SmallSite.site();
            discovery.site(drawn);
            int nodes = 2 + random.nextInt(4);
            for (int i = 0; i < nodes; i++) {
                String address = "10.0.9." + i;
                if (random.nextBoolean()) {
                    SmallSite.node(drawn, "n" + i, address);
                }
                discovery.facts().told(address, NOW.plusSeconds(round), random(random, "n" + i, i, nodes));
            }
            discovery.settle();
            Instant at = NOW.plusSeconds(round);
            for (int pass = 0; pass < 3; pass++) {
                List<Proposal> proposals = discovery.ask(new FindDrift(null, at)).drifts().stream()
                        .filter(d -> of(d, nodes)).map(Drift::proposal).filter(p -> p != null).toList();
                assertEquals(List.of(), Proposals.apply(drawn, proposals), "round " + round);
            }
            assertEquals(List.of(), discovery.ask(new FindDrift(null, at)).drifts().stream()
                    .filter(d -> of(d, nodes) && d.kind() != Kind.MISSING).toList(), "round " + round);
        }
    }

    /** Whether a difference is about a node of this round; others were found in earlier rounds. */
    private static boolean of(Drift drift, int nodes) {
        return drift.nodeName().compareTo("n" + nodes) < 0;
    }

    private static Inventory random(Random random, String name, int number, int nodes) {
        var told = new Samples.Told(name);
        if (random.nextBoolean()) {
            told.chassis("M" + random.nextInt(3), "S" + random.nextInt(100), "F" + random.nextInt(3));
        }
        told.network("eth0", "02:00:00:00:09:0" + number, "10.0.9." + number);
        for (int i = 1; i < random.nextInt(3); i++) {
            told.network("eth" + i, "02:00:00:0" + i + ":09:0" + number, "10.1." + i + "." + number);
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            told.part("FAN", "Fan " + i, random.nextBoolean() ? "FS" + number + i : null);
        }
        int other = random.nextInt(nodes);
        if (other != number) {
            told.neighbour("eth0", "02:00:00:00:09:0" + other, "eth0", "n" + other);
        }
        return told.get();
    }
}
