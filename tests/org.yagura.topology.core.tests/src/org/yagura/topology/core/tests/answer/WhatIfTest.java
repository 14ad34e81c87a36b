/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.yagura.model.site.Area;
import org.yagura.model.site.Expectation;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.ScenarioStep;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServiceState;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.ScenarioResult;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.WhatIf;

/** What stops what, told in words, on a cluster of two nodes in two racks behind two switches. */
final class WhatIfTest {
    private final Draft draft = new Draft();
    private final Area rackA = draft.rack("rack-a");
    private final Area rackB = draft.rack("rack-b");
    private final Node one = draft.node(rackA, NodeKind.DB_SERVER, "db-1");
    private final Node two = draft.node(rackB, NodeKind.DB_SERVER, "db-2");
    private final Node switchA = draft.hub("sw-a");
    private final Node switchB = draft.hub("sw-b");
    private final Node client = draft.server("client");
    private final Part cpu = draft.part(one, PartKind.CPU, "cpu");
    private final RedundancyGroup cluster = draft.group("cluster", RedundancyScheme.HOT_STANDBY, 1, one, two);
    private final Service service;

    WhatIfTest() {
        for (Node node : List.of(one, two, client)) {
            draft.lan(node, switchA);
            draft.lan(node, switchB);
        }
        service = draft.service("orders", Draft.need(cluster), Draft.path(client, cluster, LinkKind.LAN));
    }

    private ServiceOutcome outcome(Failable... failed) {
        return whatIf(Locale.ENGLISH, failed).services().getFirst();
    }

    private WhatIf whatIf(Locale language, Failable... failed) {
        return Topology.of(draft.site()).whatIf(List.of(failed), language);
    }

    private static List<String> told(ServiceOutcome outcome) {
        return outcome.reasons().stream().map(r -> "  ".repeat(r.depth()) + r.text()).toList();
    }

    @Test
    void nothingFailedNothingToTell() {
        ServiceOutcome outcome = outcome();
        assertEquals(ServiceState.UP, outcome.state());
        assertEquals(List.of(), outcome.reasons());
    }

    @Test
    void aLostMemberDegrades() {
        ServiceOutcome outcome = outcome(cpu);
        assertEquals(ServiceState.DEGRADED, outcome.state());
        assertEquals(List.of("cluster has lost members: 1 of 2 work, 1 needed.", "  db-1 does not run without cpu.",
                "    db-1 / cpu has failed.", "Now rack-b alone would stop it.", "Now db-2 alone would stop it."),
                told(outcome));
    }

    @Test
    void theReasonLeadsDownToWhatHasFailed() {
        ServiceOutcome outcome = outcome(rackA, two, switchA);
        assertEquals(ServiceState.DOWN, outcome.state());
        assertEquals(List.of("orders needs cluster.", "  cluster: 0 of 2 members work, 1 needed.",
                "    db-1 stands in rack-a, which does not work.", "      rack-a has failed.", "    db-2 has failed.",
                "No way leads from client to cluster over LAN."), told(outcome).subList(0, 6));
        assertEquals(List.of("rack-a", "db-2"), outcome.because().stream().map(ElementRef::id).toList());
    }

    @Test
    void aPathIsCutByTheFewestFailures() {
        ServiceOutcome outcome = outcome(switchA, switchB, one);
        assertEquals(List.of("No way leads from client to cluster over LAN.", "  sw-a has failed.",
                "  sw-b has failed."), told(outcome));
        assertEquals(List.of("sw-a", "sw-b"), outcome.because().stream().map(ElementRef::id).toList());
    }

    @Test
    void powerAndControllersAndLinksAreTold() {
        Node ups = draft.node(draft.root(), NodeKind.UPS, "ups");
        draft.link(LinkKind.POWER, ups, client, "feed");
        assertEquals(List.of("No way leads from client to cluster over LAN.", "  client has no power.",
                "    ups has failed."), told(outcome(ups)));
        Part controller = draft.part(one, PartKind.CONTROLLER, "hba");
        Part disk = draft.part(one, PartKind.DISK, "disk");
        disk.setController(controller);
        draft.group("hbas", RedundancyScheme.PARALLEL, 1, controller);
        draft.service("disk service", Draft.need(disk));
        WhatIf whatIf = whatIf(Locale.ENGLISH, controller);
        ServiceOutcome down = whatIf.services().getFirst();
        assertEquals("disk service", down.service().name());
        assertTrue(told(down).contains("  db-1 / disk hangs on hba, which does not work."), told(down).toString());
        assertEquals(List.of("db-1", "hbas"), whatIf.stopped().stream().map(ElementRef::id).toList());
    }

    @Test
    void theLanguageIsTheReaders() {
        WhatIf whatIf = whatIf(Locale.JAPANESE, one, two);
        assertEquals("ordersにはclusterが必要です。", whatIf.services().getFirst().reasons().getFirst().text());
    }

    @Test
    void downComesFirst() {
        draft.service("other", Draft.need(client));
        List<ServiceState> states = whatIf(Locale.ENGLISH, client).services().stream().map(ServiceOutcome::state)
                .toList();
        assertEquals(List.of(ServiceState.DOWN, ServiceState.DOWN), states);
        assertEquals(List.of(ServiceState.DEGRADED, ServiceState.UP),
                whatIf(Locale.ENGLISH, one).services().stream().map(ServiceOutcome::state).toList());
    }

    @Test
    void scenariosAreSteppedThrough() {
        SiteFactory factory = SiteFactory.eINSTANCE;
        Scenario scenario = factory.createScenario();
        scenario.setId("s");
        scenario.setName("Both, then one back");
        draft.site().getScenarios().add(scenario);
        step(scenario, ScenarioAction.FAIL, one);
        step(scenario, ScenarioAction.STOP, two);
        step(scenario, ScenarioAction.RESTORE, one);
        Expectation expectation = factory.createExpectation();
        expectation.setService(service);
        expectation.setState(ServiceState.DEGRADED);
        scenario.getExpectations().add(expectation);
        ScenarioResult result = Topology.of(draft.site()).scenarios().getFirst();
        assertTrue(result.met());
        assertEquals(List.of(0, 1, 0), result.steps().stream().map(s -> s.down().size()).toList());
        assertEquals(List.of(1, 0, 1), result.steps().stream().map(s -> s.degraded().size()).toList());
        expectation.setState(ServiceState.UP);
        ScenarioResult other = Topology.of(draft.site()).scenarios().getFirst();
        assertEquals(List.of(false, ServiceState.DEGRADED),
                List.of(other.met(), other.expectations().getFirst().computed()));
    }

    private static void step(Scenario scenario, ScenarioAction action, Failable element) {
        ScenarioStep step = SiteFactory.eINSTANCE.createScenarioStep();
        step.setAction(action);
        step.getElements().add(element);
        scenario.getSteps().add(step);
    }
}
