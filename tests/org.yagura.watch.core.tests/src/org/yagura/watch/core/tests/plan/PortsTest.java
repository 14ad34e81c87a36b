/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Sites.Revision;
import org.yagura.model.site.Address;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Link;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/** Virtual addresses and further ports of nodes: what is told of them, and of what is behind them. */
final class PortsTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;
    private static final Measurement GOOD = Measurement.good(text("fine"), List.of());
    private static final Measurement SILENT = Measurement.failed(text("silent"));

    private static final List<Metric> LOSS = List.of(Metric.gauge("loss", "%", 100));

    private final Site site = Sites.of(3);
    private final PingWatch ping = Sites.ping(site, "w");
    private final Map<String, Set<String>> cutOff = new HashMap<>();
    private final Set<String> everFailed = new HashSet<>();
    private final Rounds rounds = new Rounds(failed -> {
        everFailed.addAll(failed);
        return cutOff;
    }, (key, at) -> false, new Counted(), Rounds.Memory.NONE, Duration.ofMinutes(15));
    private Instant now = Simulation.START;

    @BeforeEach
    void drawn() {
        ping.setAllAddresses(true);
    }

    private static Phrase text(String text) {
        return Phrase.of(Words.class, "run.problem", text);
    }

    private Node node(int i) {
        return site.getAreas().get(i % 2).getNodes().get(i / 2);
    }

    /** A port with an address and a cable to another node. */
    private void port(Node node, String name, String address, Node other) {
        Part part = FACTORY.createPart();
        part.setId(node.getId() + "." + name);
        node.getParts().add(part);
        Interface port = FACTORY.createInterface();
        port.setName(name);
        port.getPorts().add(part);
        Address bound = FACTORY.createAddress();
        bound.setText(address);
        port.getAddresses().add(bound);
        node.getInterfaces().add(port);
        Link link = FACTORY.createLink();
        link.setId("link " + part.getId());
        link.setFrom(other);
        link.setTo(part);
        site.getLinks().add(link);
    }

    private RedundancyGroup group() {
        RedundancyGroup group = FACTORY.createRedundancyGroup();
        group.setId("g");
        group.setName("DB cluster");
        group.setVirtualAddress("10.0.9.9");
        group.getMembers().addAll(List.of(node(0), node(1)));
        site.getGroups().add(group);
        return group;
    }

    private static Measurement fault(Outcome outcome, String port) {
        return new Measurement(outcome, text(port + " is silent"), LOSS).faults(Map.of(port, text(port)));
    }

    private void revise() {
        rounds.revise(new Plan(new Revision(1, site)), Map.of(), now);
    }

    /** Lets all be asked so many times; those not named answer. */
    private List<String> told(int times, Map<String, Measurement> found) {
        var told = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            now = now.plus(Duration.ofMinutes(1));
            for (Rounds.Run run : rounds.take(now, 100)) {
                String node = run.planned().key().node();
                rounds.finish(run, found.getOrDefault(node, GOOD), now).ifPresent(outcomes -> outcomes.tellings()
                        .forEach(t -> told.add(node + t.topic() + ' ' + t.severity())));
            }
        }
        return told;
    }

    private String state(String id) {
        return rounds.watched(new Key("w", id)).standing().state().name();
    }

    @Test
    void aVirtualAddressThatIsSilentWhileAMemberAnswersIsAnAlarmOfTheGroup() {
        group();
        revise();
        assertEquals(Set.of("n0", "n1", "n2", "g"), new HashSet<>(rounds.all().stream().map(w -> w.key().node())
                .toList()));
        Plan.Planned planned = rounds.watched(new Key("w", "g")).planned();
        assertEquals("DB cluster", planned.node().getName());
        assertEquals(List.of(node(0), node(1)), planned.nodes());
        assertEquals(List.of(), told(2, Map.of()));
        // the one that has failed is told of, and that nobody took over
        assertEquals(Set.of("n0 CRITICAL", "g CRITICAL"), Set.copyOf(told(3, Map.of("n0", SILENT, "g", SILENT))));
        assertEquals(List.of("g CLEARED"), told(2, Map.of("n0", SILENT)));
        assertFalse(everFailed.contains("g"), "a group is no node");
    }

    @Test
    void aVirtualAddressWhoseMembersAreAllGoneIsUnreachable() {
        group();
        revise();
        told(2, Map.of());
        cutOff.put("n1", Set.of("n2"));
        Map<String, Measurement> dead = Map.of("n0", SILENT, "n1", SILENT, "n2", SILENT, "g", SILENT);
        told(1, Map.of("n0", SILENT, "n2", SILENT));
        assertFalse(told(4, dead).contains("g CRITICAL"));
        assertEquals("UNREACHABLE", state("g"));
        assertEquals(Set.of("n0", "n2"), rounds.watched(new Key("w", "g")).standing().behind());
        cutOff.clear();
        assertTrue(told(5, Map.of("g", SILENT)).contains("g CRITICAL"), "now members answer");
    }

    @Test
    void aMaintenanceOfOneMemberDoesNotSilenceTheGroup() {
        group();
        Maintenance window = FACTORY.createMaintenance();
        window.setStart(Simulation.START);
        window.setEnd(Simulation.START.plus(Duration.ofHours(1)));
        window.getNodes().add(node(0));
        site.getMaintenances().add(window);
        revise();
        assertEquals(List.of("g CRITICAL"), told(4, Map.of("n0", SILENT, "g", SILENT)));
        assertEquals(List.of("g CLEARED"), told(2, Map.of()));
        window.getNodes().add(node(1));
        rounds.revise(new Plan(new Revision(2, site)), Map.of(), now);
        assertEquals(List.of(), told(4, Map.of("g", SILENT)));
    }

    @Test
    void virtualAddressesAreWatchedOnlyWhereItIsWishedAndAMemberIsWatched() {
        group();
        ping.setAllAddresses(false);
        assertFalse(new Plan(new Revision(1, site)).all().containsKey(new Key("w", "g")));
        ping.setAllAddresses(true);
        ping.getExcept().addAll(List.of(node(0), node(1)));
        assertFalse(new Plan(new Revision(1, site)).all().containsKey(new Key("w", "g")));
        ping.getExcept().remove(node(1));
        long before = new Plan(new Revision(1, site)).all().get(new Key("w", "g")).fingerprint();
        site.getGroups().getFirst().setVirtualAddress("10.0.9.10");
        assertTrue(before != new Plan(new Revision(2, site)).all().get(new Key("w", "g")).fingerprint(),
                "another address is asked from then on");
    }

    @Test
    void aPortThatIsSilentIsAnAlarmOfThePortAndTheNodeLives() {
        port(node(0), "eth1", "10.1.0.1", node(2));
        revise();
        told(2, Map.of());
        assertEquals(List.of("n0[eth1] WARNING"), told(4, Map.of("n0", fault(Outcome.WARNING, "eth1"))));
        assertEquals(List.of("n0[i0] CRITICAL"), told(4, Map.of("n0", new Measurement(Outcome.FAILED, text("two"), LOSS)
                .faults(Map.of("i0", text("i0"), "eth1", text("eth1")))))
                .stream().filter(t -> t.contains("i0")).toList());
        assertFalse(everFailed.contains("n0"), "what answers at one port passes traffic on");
        assertEquals(Set.of("n0[i0] CLEARED", "n0[eth1] CLEARED"), Set.copyOf(told(2, Map.of())));
        assertEquals(List.of("n0 CRITICAL"), told(4, Map.of("n0", SILENT)));
        assertTrue(everFailed.contains("n0"));
    }

    @Test
    void aPortThatLeadsToAFailedSwitchIsNotAtFault() {
        port(node(0), "eth1", "10.1.0.1", node(2));
        revise();
        told(2, Map.of());
        told(1, Map.of("n2", SILENT));
        Map<String, Measurement> found = Map.of("n0", fault(Outcome.WARNING, "eth1"), "n2", SILENT);
        assertEquals(List.of("n2 CRITICAL"), told(5, found));
        assertEquals("OK", state("n0"));
        Phrase said = rounds.watched(new Key("w", "n0")).runs().getFirst().text();
        assertEquals("The port eth1 (10.1.0.1) is not reached because node 2 has failed or is cut off.",
                said.in(Locale.ENGLISH));
        assertTrue(said.in(Locale.JAPANESE).contains("ポートeth1（10.1.0.1）"));
        assertEquals(List.of("n2 CLEARED", "n0[eth1] WARNING"), told(5, Map.of("n0", fault(Outcome.WARNING, "eth1"))),
                "the switch works, the port does not");
        assertEquals(List.of("n2 CRITICAL"), told(5, found), "what was told of the port stands");
        assertEquals(Set.of("n2 CLEARED", "n0[eth1] CLEARED"), Set.copyOf(told(2, Map.of())));
    }

    @Test
    void aPortOfWhichTwoSwitchesAreDrawnNeedsBothToFail() {
        port(node(0), "eth1", "10.1.0.1", node(2));
        Link second = FACTORY.createLink();
        second.setId("second");
        second.setFrom(node(0).getParts().getFirst());
        second.setTo(node(1));
        site.getLinks().add(second);
        revise();
        told(2, Map.of());
        told(1, Map.of("n2", SILENT));
        assertTrue(told(4, Map.of("n0", fault(Outcome.WARNING, "eth1"), "n2", SILENT)).contains("n0[eth1] WARNING"));
    }
}
