/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.OpenAlarms;
import org.yagura.core.event.Severity;
import org.yagura.core.json.Json;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RuleSeverity;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.ServiceState;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.AskWhatIf;
import org.yagura.topology.core.CheckScenarios;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.FindAvailability;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.FindPairs;
import org.yagura.topology.core.FindRootCause;
import org.yagura.topology.core.FindServiceStates;
import org.yagura.topology.core.FindSinglePoints;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.ServicePairs;
import org.yagura.topology.core.internal.query.TopologyDomain;
import org.yagura.topology.core.spi.SiteRule;

final class TopologyDomainTest {
    private final Draft draft = new Draft();
    private final Area here = draft.area(draft.root(), AreaKind.DATA_CENTRE, "here");
    private final Area there = draft.area(draft.root(), AreaKind.DATA_CENTRE, "there");
    private final Node a = draft.node(here, NodeKind.AP_SERVER, "a");
    private final Node b = draft.node(here, NodeKind.AP_SERVER, "b");
    private final Node far = draft.node(there, NodeKind.DB_SERVER, "far");
    private final TopologyDomain domain = new TopologyDomain();
    private TopologyFixture agent;

    private TopologyFixture agent() throws Exception {
        draft.lan(a, b);
        draft.service("near", Draft.need(a), Draft.path(a, b, LinkKind.LAN));
        draft.service("wide", Draft.need(a), Draft.need(far));
        agent = new TopologyFixture(domain, draft.site());
        return agent;
    }

    @AfterEach
    void close() {
        if (agent != null) {
            agent.close();
        }
    }

    private static List<String> ids(List<ElementRef> elements) {
        return elements.stream().map(ElementRef::id).toList();
    }

    @Test
    void whoCountsHowLongServicesWereDownIsToldWhatStopsThem() throws Exception {
        assertEquals(Set.of(), domain.stopped(Set.of(a.getId())), "nothing is known before it is opened");
        agent();
        Map<String, String> names = draft.site().getServices().stream()
                .collect(Collectors.toMap(s -> s.getId(), s -> s.getName()));
        assertEquals(Set.of("near", "wide"), names(names, Set.of(a.getId())));
        assertEquals(Set.of("wide"), names(names, Set.of(far.getId(), "gone")));
        assertEquals(Set.of(), names(names, Set.of()));
    }

    private Set<String> names(Map<String, String> names, Set<String> failed) {
        return domain.stopped(failed).stream().map(names::get).collect(Collectors.toSet());
    }

    @Test
    void everyQueryAnswersForTheRevision() throws Exception {
        TopologyFixture asked = agent();
        assertEquals(1, asked.ask(new FindFindings(null, null, null, null)).revision());
        FindSinglePoints.Page points = asked.ask(new FindSinglePoints("near", null, null));
        assertEquals(Set.of("here", "a", "b", "a-b"),
                Set.copyOf(points.rows().stream().map(p -> p.element().id()).toList()));
        FindAvailability.Answer availability = asked.ask(new FindAvailability(null));
        assertEquals(List.of("near", "wide"), availability.services().stream().map(s -> s.service().id()).toList());
        assertEquals(1, asked.ask(new FindAvailability("wide")).services().size());
        assertEquals(0, asked.ask(new FindPairs("near", null)).pairs().total());
        assertEquals(List.of(ServiceState.DOWN, ServiceState.UP), asked
                .ask(new AskWhatIf(List.of("far"), null)).steps().getFirst().services().stream().map(s -> s.state())
                .toList());
        assertEquals(List.of(), asked.ask(new CheckScenarios()).scenarios());
        RootCauseAnswers.oneCause("far", asked.ask(new FindRootCause(
                List.of(new FindRootCause.InAlarm("far", Severity.CRITICAL)))));
    }

    /** What root causes are asked for. */
    private static final class RootCauseAnswers {
        static void oneCause(String id, FindRootCause.Answer answer) {
            assertEquals(List.of(id), answer.found().causes().stream().map(c -> c.element().id()).toList());
        }
    }

    @Test
    void stepsAreAnsweredOneAfterTheOther() throws Exception {
        AskWhatIf.Answer answer = agent().ask(new AskWhatIf(List.of("far", "b"), true));
        assertEquals(2, answer.steps().size());
        assertEquals(List.of("far"), ids(answer.steps().getFirst().failed()));
        assertEquals(2,
                answer.steps().getLast().services().stream().filter(s -> s.state() == ServiceState.DOWN).count());
    }

    @Test
    void aNewRevisionIsComputedAndTold() throws Exception {
        TopologyFixture asked = agent();
        Await.until("the first is computed", () -> asked.changes().size() == 1);
        var next = new Draft();
        next.service("only", Draft.need(next.server("x")));
        asked.revise(next.site());
        assertEquals(List.of("only"), asked.ask(new FindAvailability(null)).services().stream()
                .map(s -> s.service().id()).toList());
        Await.until("the second is told", () -> asked.changes().stream()
                .anyMatch(c -> c.topic().equals("topology") && c.detail().get("revision").equals(2L)));
    }

    @Test
    void aRevisionThatCannotBeComputedIsATrouble() throws Exception {
        TopologyFixture asked = agent();
        Await.until("the first is computed", () -> asked.changes().size() == 1);
        asked.revise(null);
        Await.until("the trouble is told", () -> !asked.health().troubles().isEmpty());
        assertEquals("topology.failed", asked.health().troubles().getFirst().id());
        assertEquals(Problem.FAILED,
                assertThrows(ProblemException.class, () -> asked.ask(new CheckScenarios())).problem()
                        .code());
        asked.revise(draft.site());
        Await.until("the trouble is over", () -> asked.health().troubles().isEmpty());
    }

    @Test
    void whoSeesAnAreaIsToldOfThatArea() throws Exception {
        RedundancyRule rule = SiteFactory.eINSTANCE.createRedundancyRule();
        rule.setId("rule");
        rule.setName("rule");
        rule.setDemand(RedundancyDemand.GROUP_OF_NODES);
        draft.site().getRedundancyRules().add(rule);
        Scenario scenario = SiteFactory.eINSTANCE.createScenario();
        scenario.setId("scenario");
        scenario.setName("far away");
        scenario.getSteps().add(SiteFactory.eINSTANCE.createScenarioStep());
        scenario.getSteps().getFirst().getElements().add(far);
        draft.site().getScenarios().add(scenario);
        TopologyFixture asked = agent();
        Set<String> areas = Set.of("here");
        assertEquals(3, asked.ask(new FindFindings(null, null, null, null)).total());
        assertEquals(List.of("a", "b"),
                asked.ask(new FindFindings(null, null, null, null), Locale.ENGLISH, areas).rows()
                        .stream().map(r -> r.element().id()).toList());
        assertTrue(asked.ask(new FindSinglePoints(null, null, null), Locale.ENGLISH, areas).rows().stream()
                .allMatch(p -> p.services().equals(List.of("near")) && !p.element().id().equals("far")));
        assertEquals(List.of("near"), asked.ask(new FindAvailability(null), Locale.ENGLISH, areas).services().stream()
                .map(s -> s.service().id()).toList());
        assertEquals(List.of("near"), asked.ask(new AskWhatIf(List.of("a"), null), Locale.ENGLISH, areas).steps()
                .getFirst().services().stream().map(s -> s.service().id()).toList());
        assertEquals(1, asked.ask(new CheckScenarios()).scenarios().size());
        assertEquals(0, asked.ask(new CheckScenarios(), Locale.ENGLISH, areas).scenarios().size());
        assertEquals(Problem.NOT_FOUND, code(asked, new AskWhatIf(List.of("far"), null), areas));
        assertEquals(Problem.NOT_FOUND, code(asked, new FindPairs("wide", null), areas));
        FindRootCause.Answer cause = asked.ask(new FindRootCause(
                List.of(new FindRootCause.InAlarm("far", Severity.CRITICAL))), Locale.ENGLISH, areas);
        assertEquals(List.of("far"), cause.found().unknown());
        assertEquals(List.of(), cause.found().causes());
    }

    private static String code(TopologyFixture asked, Request<?> request, Set<String> areas) {
        return assertThrows(ProblemException.class, () -> asked.ask(request, Locale.ENGLISH, areas)).problem().code();
    }

    @Test
    void wrongQuestionsGetAnAnswerThatHelps() throws Exception {
        TopologyFixture asked = agent();
        for (Request<?> request : List.<Request<?>>of(new AskWhatIf(null, null), new AskWhatIf(List.of(), null),
                new FindFindings(null, null, -1, null), new FindFindings(null, null, null, 1001),
                new FindSinglePoints(null, null, 0), new FindPairs("near", 5000),
                new AskWhatIf(new ArrayList<>(Collections.nCopies(51, "a")), true),
                new FindRootCause(List.of(new FindRootCause.InAlarm("a", null))))) {
            Problem problem = assertThrows(ProblemException.class, () -> asked.ask(request)).problem();
            assertEquals(Problem.INVALID, problem.code(), request.toString());
            assertTrue(!problem.what().isBlank() && !problem.todo().isBlank());
        }
        assertEquals(Problem.NOT_FOUND, code(asked, new AskWhatIf(List.of("nobody"), null), null));
        assertEquals(Problem.NOT_FOUND, code(asked, new FindAvailability("nobody"), null));
        assertEquals("IDがnobodyのサービスはありません。", assertThrows(ProblemException.class,
                () -> asked.ask(new FindAvailability("nobody"), Locale.JAPANESE, null)).problem().what());
    }

    @Test
    void rulesOfOthersAreCheckedAndOneThatFailsHindersNobody() throws Exception {
        SiteRule broken = (topology, language) -> {
            throw new IllegalStateException("broken");
        };
        SiteRule good = (topology, language) -> List.of(new Finding("example", RuleSeverity.INFO,
                topology.singlePoints().getFirst().element(), null, "what", "why", "todo", List.of()));
        domain.addRule(broken);
        domain.addRule(good);
        FindFindings.Page page = agent().ask(new FindFindings(List.of(RuleSeverity.INFO), null, null, null));
        assertEquals(List.of("example"), page.rows().stream().map(FindFindings.Row::code).toList());
        assertNull(page.rows().getFirst().rule());
        domain.removeRule(good);
        assertEquals(0, agent.ask(new FindFindings(List.of(RuleSeverity.INFO), null, null, null)).total());
    }

    @Test
    void withoutAlarmsGivenThoseOfThisMinuteAreExplained() throws Exception {
        domain.addAlarms(() -> Map.of("a", Severity.MINOR));
        domain.addAlarms(() -> Map.of("a", Severity.CRITICAL, "far", Severity.INFO));
        RootCauseAnswers.oneCause("a", agent().ask(new FindRootCause(null)));
    }

    private void alarm(String node, Severity severity, Instant at) {
        domain.addAlarms(new OpenAlarms() {
            @Override
            public Map<String, Severity> byNode() {
                return Map.of(node, severity);
            }

            @Override
            public Map<String, Instant> since() {
                return Map.of(node, at);
            }
        });
    }

    @Test
    void servicesAreConcludedFromTheAlarmsOfThisMinute() throws Exception {
        FindServiceStates.Answer well = agent().ask(new FindServiceStates());
        assertEquals(List.of("near", "wide"), well.services().stream().map(s -> s.service().id()).toList());
        assertEquals(List.of("All that it needs works.", "All that it needs works."),
                well.services().stream().map(FindServiceStates.Row::text).toList());
        Instant at = Instant.parse("2026-03-31T23:00:00Z");
        alarm("b", Severity.MINOR, at);
        assertEquals(List.of(), agent.ask(new FindServiceStates()).failed(), "what complains still works");
        alarm("far", Severity.CRITICAL, at);
        FindServiceStates.Answer bad = agent.ask(new FindServiceStates());
        FindServiceStates.Row worst = bad.services().getFirst();
        assertEquals("wide", worst.service().id(), "the worst first");
        assertEquals(ServiceState.DOWN, worst.state());
        assertEquals("It is down, because of far.", worst.text());
        assertEquals(at, worst.since());
        assertEquals(ServiceState.UP, bad.services().getLast().state());
        assertNull(bad.services().getLast().since());
        assertEquals("停止しています。原因: far",
                agent.ask(new FindServiceStates(), Locale.JAPANESE, null).services().getFirst().text());
        assertEquals(List.of("near"), agent.ask(new FindServiceStates(), Locale.ENGLISH, Set.of("here")).services()
                .stream().map(s -> s.service().id()).toList(), "only what the caller sees");
    }

    @Test
    void aServiceThatGoesOnWithLessSaysSoAndSinceWhen() throws Exception {
        agent = new TopologyFixture(domain, DemoSite.load());
        Instant at = Instant.parse("2026-03-31T23:00:00Z");
        alarm(node("mail01"), Severity.CRITICAL, at);
        FindServiceStates.Row mail = agent.ask(new FindServiceStates()).services().stream()
                .filter(s -> s.state() == ServiceState.DEGRADED).findFirst().orElseThrow();
        assertTrue(mail.text().startsWith("It continues, with less redundancy. "), mail.text());
        assertEquals(at, mail.since());
        for (String complains : List.of("fw01", "fw02", "lb01", "lb02", "auth01", "auth02", "db01", "db02")) {
            alarm(node(complains), Severity.MAJOR, at);
        }
        assertEquals(List.of("mail01"),
                agent.ask(new FindServiceStates()).failed().stream().map(ElementRef::name).toList(),
                "what would only explain complaints has not failed");
    }

    private static String node(String name) {
        for (Node node : SiteIndex.of(DemoSite.load()).nodes()) {
            if (name.equals(node.getName())) {
                return node.getId();
            }
        }
        throw new AssertionError(name);
    }

    /** The answers are JSON as it goes over the wire, and the demo site gives some. */
    @Test
    void theDemoSiteAnswersEverything() throws Exception {
        agent = new TopologyFixture(domain, DemoSite.load());
        Await.until("all is computed", () -> !agent.changes().isEmpty());
        for (Request<?> request : List.<Request<?>>of(new FindFindings(null, null, null, null),
                new FindSinglePoints(null, null, null), new FindAvailability(null), new CheckScenarios(),
                new FindRootCause(null))) {
            assertTrue(Json.text(agent.ask(request)).startsWith("{"));
        }
        for (var service : agent.ask(new FindAvailability(null)).services()) {
            ServicePairs pairs = agent.ask(new FindPairs(service.service().id(), 10)).pairs();
            assertTrue(pairs.pairs().size() <= 10 && pairs.total() >= pairs.pairs().size());
        }
    }
}
