/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Element;
import org.yagura.model.site.FailureFigure;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedPath;
import org.yagura.model.site.NeedSome;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Draft;

/** What is checked of parts, links, groups, services, rules, contracts, diagrams and scenarios. */
class StructureChecksTest {

    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private static List<String> codes(Site site) {
        List<ModelProblem> problems = SiteChecks.check(site);
        for (ModelProblem problem : problems) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertFalse(problem.text(language).contains("{"), problem.text(language));
                assertFalse(problem.what(language).contains("null"), problem.what(language));
            }
        }
        return problems.stream().map(ModelProblem::code).toList();
    }

    /** The element of the whole site with the id, changed, gives that one problem. */
    private static <T extends Element> void found(String code, Class<T> type, String id, Consumer<T> change) {
        Site site = Models.whole();
        change.accept(SiteIndex.of(site).element(id, type).orElseThrow());
        assertEquals(List.of(code), codes(site));
    }

    private static <T extends Element> T other(Element of, Class<T> type, String id) {
        return SiteIndex.of((Site) EcoreUtil.getRootContainer(of)).element(id, type).orElseThrow();
    }

    @Test
    void aWholeSiteIsGood() {
        assertEquals(List.of(), codes(Models.whole()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void figuresAreHours(double hours) {
        found("hours-range", Node.class, "n1", node -> node.setMtbf(hours));
        found("hours-range", Link.class, "l1", link -> link.setMttr(hours));
        found("hours-range", FailureFigure.class, "f", figure -> figure.setMtbf(hours));
    }

    @Test
    void partsHangOnControllersOfTheirNode() {
        found("part-kind", Part.class, "n1.d0", disk -> disk.setController(other(disk, Part.class, "n1.lan0")));
        found("part-elsewhere", Part.class, "n2.lan0", port -> port.setController(other(port, Part.class, "n1.c0")));
        found("controller-chain", Part.class, "n1.c0", controller -> controller.setController(controller));
    }

    @Test
    void interfacesAreOnLanPortsOfTheirNode() {
        found("part-kind", Node.class, "n1",
                node -> node.getInterfaces().get(0).getPorts().add(other(node, Part.class, "n1.d0")));
        found("part-elsewhere", Node.class, "n1",
                node -> node.getInterfaces().get(0).getPorts().add(other(node, Part.class, "n2.lan0")));
    }

    @Test
    void linksHaveTwoEndsThatFit() {
        found("reference-missing", Link.class, "l1", link -> link.setTo(null));
        found("link-loop", Link.class, "l1", link -> {
            link.setFrom(other(link, Node.class, "n1"));
            link.setTo(link.getFrom());
        });
        found("link-end", Link.class, "l1", link -> link.setTo(link));
        found("link-port", Link.class, "l1", link -> link.setTo(other(link, Part.class, "n1.d0")));
        found("port-twice", Link.class, "l1", link -> new Draft((Site) link.eContainer()).link(LinkKind.LAN,
                link.getFrom(), other(link, Node.class, "n2"), "l2"));
    }

    @Test
    void linksNeedNoName() {
        assertTrue(SiteIndex.of(Models.whole()).element("l1", Link.class).orElseThrow().getName() == null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3})
    void groupsNeedSomeOfTheirMembers(int needed) {
        found("needed-range", RedundancyGroup.class, "g", group -> group.setNeeded(needed));
    }

    @Test
    void schemesSayHowManyAreNeeded() {
        found("scheme-needed", RedundancyGroup.class, "g", group -> {
            group.setScheme(RedundancyScheme.MIRROR);
            group.setNeeded(2);
        });
        found("scheme-needed", RedundancyGroup.class, "g", group -> {
            group.setScheme(RedundancyScheme.RAID5);
            group.getMembers().add(other(group, Part.class, "n1.d0"));
        });
        Site site = Models.whole();
        RedundancyGroup group = site.getGroups().get(0);
        group.setScheme(RedundancyScheme.RAID5);
        assertEquals(List.of(), codes(site));
        group.setScheme(RedundancyScheme.PARALLEL);
        group.setNeeded(2);
        assertEquals(List.of(), codes(site));
    }

    @Test
    void groups() {
        found("preferred-outside", RedundancyGroup.class, "g",
                group -> group.setPreferred(other(group, Part.class, "n1.c0")));
        found("reference-missing", RedundancyGroup.class, "g", group -> {
            group.setPreferred(null);
            group.getMembers().clear();
        });
        found("spare-kind", RedundancyGroup.class, "g", group -> group.getSpares().add(other(group, Link.class, "l1")));
        found("spare-member", RedundancyGroup.class, "g",
                group -> group.getSpares().add(other(group, Node.class, "n1")));
        found("takeover-negative", RedundancyGroup.class, "g", group -> group.setTakeover(Duration.ofSeconds(-1)));
        found("address-form", RedundancyGroup.class, "g", group -> group.setVirtualAddress("db.example"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 99.9, Double.NaN})
    void targetsAreBetweenNothingAndAlways(double target) {
        found("target-range", Service.class, "s", service -> service.setTarget(target));
    }

    @Test
    void needs() {
        found("need-none", Service.class, "s", service -> service.setNeed(null));
        found("need-empty", NeedAll.class, "s.all", all -> all.getNeeds().clear());
        found("need-empty", Service.class, "s", service -> {
            service.setNeed(FACTORY.createNeedAny());
            service.getNeed().setId("any");
        });
        found("needed-range", NeedAll.class, "s.all", all -> {
            NeedSome some = FACTORY.createNeedSome();
            some.setId("some");
            some.setCount(2);
            some.getNeeds().add(Draft.with("one", Draft.need(other(all, Node.class, "n1"))));
            all.getNeeds().add(some);
        });
        found("path-end", NeedPath.class, "s.path", path -> path.setTo(other(path, Link.class, "l1")));
        found("link-loop", NeedPath.class, "s.path", path -> path.setTo(path.getFrom()));
        found("reference-missing", NeedPath.class, "s.path", path -> path.setFrom(null));
    }

    @Test
    void anErrorDeepInsideOfNeedsIsFound() {
        found("reference-missing", NeedAll.class, "s.all", all -> {
            NeedSome some = FACTORY.createNeedSome();
            some.setId("some");
            some.getNeeds().add(Draft.with("inner", Draft.all(Draft.with("nothing", Draft.need(null)))));
            all.getNeeds().add(some);
        });
    }

    @Test
    void aCycleIsNamed() {
        Site site = Models.whole();
        RedundancyGroup group = site.getGroups().get(0);
        group.setFrontEnd(site.getServices().get(0));
        ModelProblem problem = SiteChecks.check(site).getFirst();
        assertEquals("dependency-cycle", problem.code());
        assertTrue(problem.what(Locale.ENGLISH).contains("g → s → g"), problem.what(Locale.ENGLISH));
        assertEquals("g", problem.where().elementId());
    }

    /** Against a search by brute force: who reaches itself is in a cycle. */
    @Test
    void cyclesAreFoundExactlyWhereThereAreSome() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Site site = Models.small();
            int size = 2 + random.nextInt(7);
            List<RedundancyGroup> groups = IntStream.range(0, size)
                    .mapToObj(i -> new Draft(site).group("g" + i, RedundancyScheme.PARALLEL, 1, site.getAreas().get(0)))
                    .toList();
            for (int uses = random.nextInt(2 * size); uses > 0; uses--) {
                RedundancyGroup user = groups.get(random.nextInt(size));
                RedundancyGroup used = groups.get(random.nextInt(size));
                if (random.nextBoolean()) {
                    user.getMembers().add(used);
                } else {
                    user.setFrontEnd(used);
                }
            }
            boolean cyclic = groups.stream().anyMatch(group -> reached(group).contains(group));
            assertEquals(cyclic, codes(site).contains("dependency-cycle"), "seed " + seed);
        }
    }

    private static Set<RedundancyGroup> reached(RedundancyGroup from) {
        Set<RedundancyGroup> reached = new HashSet<>();
        List<RedundancyGroup> open = List.of(from);
        while (!open.isEmpty()) {
            List<RedundancyGroup> next = open.stream().flatMap(StructureChecksTest::used).toList();
            open = next.stream().filter(reached::add).toList();
        }
        return reached;
    }

    private static Stream<RedundancyGroup> used(RedundancyGroup group) {
        return Stream.concat(group.getMembers().stream(), Stream.ofNullable(
                group.getFrontEnd())).filter(RedundancyGroup.class::isInstance).map(RedundancyGroup.class::cast);
    }

    @Test
    void aLongChainNeedsNoDeepStack() {
        Site site = Models.small();
        RedundancyGroup last = null;
        for (int i = 0; i < 50_000; i++) {
            last = new Draft(site).group("g" + i, RedundancyScheme.PARALLEL, 1,
                    last == null ? site.getAreas().get(0) : last);
        }
        assertEquals(List.of(), codes(site));
        site.getGroups().get(0).setFrontEnd(last);
        assertEquals(List.of("dependency-cycle"), SiteChecks.check(site).stream().map(ModelProblem::code).toList());
    }

    @Test
    void figures() {
        found("figure-kinds", FailureFigure.class, "f", figure -> figure.getNodeKinds().clear());
        found("figure-empty", FailureFigure.class, "f", figure -> figure.setMtbf(null));
        found("figure-twice", FailureFigure.class, "f", figure -> {
            FailureFigure again = EcoreUtil.copy(figure);
            again.setId("f2");
            ((Site) figure.eContainer()).getFailureFigures().add(again);
        });
    }

    @Test
    void rulesSayOfWhatTheyDemand() {
        found("minimum-range", RedundancyRule.class, "r", rule -> rule.setMinimum(0));
        for (RedundancyDemand demand : List.of(RedundancyDemand.PARTS, RedundancyDemand.TWO_ROUTES)) {
            found("rule-kinds", RedundancyRule.class, "r", rule -> rule.setDemand(demand));
        }
        found("rule-kinds", RedundancyRule.class, "r", rule -> {
            rule.setDemand(RedundancyDemand.PRESENT);
            rule.getNodeKinds().clear();
        });
        Site site = Models.whole();
        site.getRedundancyRules().get(0).setDemand(RedundancyDemand.PARTS);
        site.getRedundancyRules().get(0).getPartKinds().add(PartKind.CPU);
        assertEquals(List.of(), codes(site));
    }

    @Test
    void contracts() {
        found("contract-dates", Contract.class, "c", contract -> contract.setEnd(LocalDate.of(2026, 3, 31)));
        found("warn-days", Contract.class, "c", contract -> contract.setWarnDays(-1));
    }

    @Test
    void diagramsPlaceEverythingOnce() {
        found("placed-twice", Diagram.class, "d",
                diagram -> diagram.getPlacements().add(Models.placement(other(diagram, Node.class, "n1"), 1, 1)));
        found("placed-twice", Diagram.class, "d",
                diagram -> diagram.getBends().add(EcoreUtil.copy(diagram.getBends().get(0))));
        found("placement-size", Diagram.class, "d", diagram -> diagram.getPlacements().get(0).setWidth(-1));
        found("reference-missing", Diagram.class, "d", diagram -> diagram.getPlacements().get(0).setElement(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1,2,3", "1,2;3,4", "a,b", "1, 2", "99999999,0"})
    void bendPoints(String points) {
        found("points-form", Diagram.class, "d", diagram -> diagram.getBends().get(0).setPoints(points));
    }

    @Test
    void scenarios() {
        found("reference-missing", Scenario.class, "sc", scenario -> scenario.getSteps().get(0).getElements().clear());
        found("expected-twice", Scenario.class, "sc", scenario -> {
            var again = EcoreUtil.copy(scenario.getExpectations().get(0));
            again.setId("sc.e2");
            scenario.getExpectations().add(again);
        });
    }
}
