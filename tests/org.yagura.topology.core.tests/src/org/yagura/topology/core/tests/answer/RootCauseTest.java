/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.model.site.Area;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Service;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.RootCause.Kind;
import org.yagura.topology.core.RootCause;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.tests.site.PlainReading;
import org.yagura.topology.core.tests.site.RandomSite;

final class RootCauseTest {
    private final Draft draft = new Draft();

    private RootCause find(Map<String, Severity> alarms) {
        return Topology.of(draft.site()).rootCause(alarms);
    }

    private static List<String> causes(RootCause found) {
        return found.causes().stream().map(c -> c.element().id()).toList();
    }

    private static Map<String, Severity> critical(String... ids) {
        var alarms = new LinkedHashMap<String, Severity>();
        for (String id : ids) {
            alarms.put(id, Severity.CRITICAL);
        }
        return alarms;
    }

    @Test
    void aRackExplainsAllThatStandsInIt() {
        Area rack = draft.rack("rack");
        for (int i = 0; i < 5; i++) {
            draft.node(rack, NodeKind.AP_SERVER, "n" + i);
        }
        RootCause found = find(critical("n0", "n1", "n2", "n3", "n4"));
        assertEquals(List.of("rack"), causes(found));
        assertTrue(found.exact());
        assertEquals(5, found.causes().getFirst().explains().size());
        assertTrue(found.alarms().stream().allMatch(r -> r.kind() == Kind.CONSEQUENCE));
    }

    /** Two of five dead nodes do not speak for the rack: three would be silent without a reason. */
    @Test
    void whatOthersSpeakAgainstIsNotBelieved() {
        Area rack = draft.rack("rack");
        for (int i = 0; i < 5; i++) {
            draft.node(rack, NodeKind.AP_SERVER, "n" + i);
        }
        RootCause found = find(critical("n0", "n1"));
        assertEquals(Set.of("n0", "n1"), Set.copyOf(causes(found)));
        assertTrue(found.alarms().stream().allMatch(r -> r.kind() == Kind.CAUSE));
    }

    /** Nodes on two power systems stop only when both have failed: neither alone explains anything. */
    @Test
    void twoFailuresTogetherExplainWhatNeitherDoesAlone() {
        Node a = draft.node(draft.root(), NodeKind.UPS, "ups-a");
        Node b = draft.node(draft.root(), NodeKind.UPS, "ups-b");
        for (int i = 0; i < 6; i++) {
            Node node = draft.server("n" + i);
            draft.link(LinkKind.POWER, a, node, "pa" + i);
            draft.link(LinkKind.POWER, b, node, "pb" + i);
        }
        RootCause found = find(critical("n0", "n1", "n2", "n3", "n4", "n5"));
        assertEquals(Set.of("ups-a", "ups-b"), Set.copyOf(causes(found)));
        assertEquals(2, found.alarms().getFirst().causes().size());
        assertTrue(found.causes().stream().noneMatch(RootCause.Cause::inAlarm));
    }

    /** The switch is silent, its neighbours report the link: one cause, the rest are consequences. */
    @Test
    void aComplaintIsAConsequence() {
        Node hub = draft.hub("sw");
        Node core = draft.hub("core");
        draft.lan(hub, core);
        for (int i = 0; i < 3; i++) {
            draft.lan(draft.server("n" + i), hub);
        }
        Map<String, Severity> alarms = critical("sw");
        alarms.put("core", Severity.MAJOR);
        alarms.put("n0", Severity.MINOR);
        alarms.put("n1", Severity.WARNING);
        RootCause found = find(alarms);
        assertEquals(List.of("sw"), causes(found));
        assertEquals(List.of(Kind.CAUSE, Kind.CONSEQUENCE, Kind.CONSEQUENCE, Kind.CONSEQUENCE),
                found.alarms().stream().map(RootCause.Role::kind).toList());
    }

    /** Seen from the manager, everything behind the switch is gone. */
    @Test
    void whatIsNotReachedIsExplainedByTheWay() {
        Node manager = draft.node(draft.root(), NodeKind.MANAGER, "manager");
        Node near = draft.hub("near");
        Node far = draft.hub("far");
        draft.lan(manager, near);
        draft.lan(near, far);
        for (int i = 0; i < 4; i++) {
            draft.lan(draft.server("n" + i), far);
        }
        draft.lan(draft.server("here"), near);
        RootCause found = find(critical("far", "n0", "n1", "n2", "n3"));
        assertEquals(List.of("far"), causes(found));
        assertTrue(found.causes().getFirst().inAlarm());
    }

    @Test
    void twoThingsAtOnceAreTwoCauses() {
        Area rack = draft.rack("rack");
        draft.node(rack, NodeKind.AP_SERVER, "a");
        draft.node(rack, NodeKind.AP_SERVER, "b");
        Node other = draft.server("c");
        draft.part(other, PartKind.DISK, "disk");
        Map<String, Severity> alarms = critical("a", "b");
        alarms.put("disk", Severity.MAJOR);
        alarms.put("c", Severity.MINOR);
        assertEquals(Set.of("rack", "disk"), Set.copyOf(causes(find(alarms))));
    }

    @Test
    void groupsComplainOfTheirMembers() {
        Node a = draft.server("a");
        Node b = draft.server("b");
        draft.group("pair", RedundancyScheme.HOT_STANDBY, 1, a, b);
        Map<String, Severity> alarms = critical("a");
        alarms.put("pair", Severity.WARNING);
        alarms.put("b", Severity.INFO);
        RootCause found = find(alarms);
        assertEquals(List.of("a"), causes(found));
        assertEquals(List.of(Kind.CAUSE, Kind.CONSEQUENCE, Kind.NONE),
                found.alarms().stream().map(RootCause.Role::kind).toList());
    }

    @Test
    void whatIsNotInTheModelIsSaidToBeSo() {
        draft.server("a");
        RootCause found = find(Map.of("nowhere", Severity.CRITICAL));
        assertEquals(List.of("nowhere"), found.unknown());
        assertEquals(List.of(), found.causes());
        assertTrue(find(Map.of()).exact());
    }

    @Test
    void aServiceThatNeedsNothingIsNotExplained() {
        draft.service("s", Draft.all());
        assertEquals(Kind.UNEXPLAINED, find(critical("s")).alarms().getFirst().kind());
    }

    /** Some things fail, and all that stops is in alarm: as few causes suffice, and they really stop all of it. */
    @Test
    void whatReallyFailedIsNeverBeatenByMore() {
        var random = new Random(41);
        for (int round = 0; round < 500; round++) {
            RandomSite site = RandomSite.of(random, 14);
            var failed = new HashSet<Failable>();
            for (int i = 0; i < 1 + random.nextInt(2); i++) {
                failed.add(site.failables().get(random.nextInt(site.failables().size())));
            }
            var before = new PlainReading(site.site(), Set.of());
            var after = new PlainReading(site.site(), failed);
            var stopped = new ArrayList<Service>();
            site.site().getServices().stream().filter(s -> before.works(s) && !after.works(s)).forEach(stopped::add);
            var alarms = new LinkedHashMap<String, Severity>();
            stopped.forEach(s -> alarms.put(s.getId(), Severity.CRITICAL));
            failed.forEach(f -> alarms.put(f.getId(), Severity.CRITICAL));
            RootCause found = Topology.of(site.site()).rootCause(alarms);
            assertTrue(found.causes().size() <= failed.size(), causes(found) + " for " + failed);
            var concluded = new HashSet<Failable>();
            site.failables().stream().filter(f -> causes(found).contains(f.getId())).forEach(concluded::add);
            var plain = new PlainReading(site.site(), concluded);
            stopped.forEach(s -> assertTrue(!plain.works(s), s.getId()));
        }
    }
}
