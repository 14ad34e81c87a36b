/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.yagura.model.NewSites;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Bend;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Expectation;
import org.yagura.model.site.FailureFigure;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Placement;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.ScenarioStep;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServiceState;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Draft;

/** Sites for tests. */
final class Models {

    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private Models() {
    }

    static Placement placement(NamedElement element, int x, int y) {
        Placement placement = FACTORY.createPlacement();
        placement.setElement(element);
        placement.setX(x);
        placement.setY(y);
        return placement;
    }

    /**
     * The small site with everything in it once: two parts and a link each between n1 and n2, a group of both, a
     * service that needs it and a way, figures, a rule, a contract, a diagram and a scenario.
     */
    static Site whole() {
        Site site = small();
        Area a = site.getAreas().get(0);
        Node n1 = a.getNodes().get(0);
        Node n2 = a.getAreas().get(0).getNodes().get(0);
        var draft = new Draft(site);
        Part controller = draft.part(n1, PartKind.CONTROLLER, "n1.c0");
        draft.part(n1, PartKind.DISK, "n1.d0").setController(controller);
        Part lan1 = draft.part(n1, PartKind.LAN_PORT, "n1.lan0");
        Part lan2 = draft.part(n2, PartKind.LAN_PORT, "n2.lan0");
        n1.getInterfaces().get(0).getPorts().add(lan1);
        Link link = draft.link(LinkKind.LAN, lan1, lan2, "l1");
        link.setName(null);
        RedundancyGroup group = draft.group("g", RedundancyScheme.HOT_STANDBY, 1, n1, n2);
        group.setPreferred(n1);
        group.setTakeover(Duration.ofSeconds(30));
        group.setVirtualAddress("10.0.0.9");
        Service service = draft.service("s", Draft.with("s.all", Draft.all(Draft.with("s.g", Draft.need(group)),
                Draft.with("s.path", Draft.path(n1, n2)))));
        service.setTarget(0.999);
        service.setOwner(site.getPeople().get(0));
        FailureFigure figure = FACTORY.createFailureFigure();
        figure.setId("f");
        figure.getNodeKinds().add(NodeKind.DB_SERVER);
        figure.setMtbf(50_000.0);
        site.getFailureFigures().add(figure);
        RedundancyRule rule = FACTORY.createRedundancyRule();
        rule.setId("r");
        rule.setName("r");
        rule.getNodeKinds().add(NodeKind.DB_SERVER);
        rule.getAllowedSchemes().add(RedundancyScheme.HOT_STANDBY);
        site.getRedundancyRules().add(rule);
        Contract contract = FACTORY.createContract();
        contract.setId("c");
        contract.setName("c");
        contract.setStart(LocalDate.of(2026, 4, 1));
        contract.setEnd(LocalDate.of(2027, 3, 31));
        contract.getElements().addAll(List.of(n1, n2));
        site.getContracts().add(contract);
        Diagram diagram = FACTORY.createDiagram();
        diagram.setId("d");
        diagram.setName("d");
        diagram.getPlacements().addAll(List.of(placement(n1, 10, 20), placement(n2, 10, 120)));
        Bend bend = FACTORY.createBend();
        bend.setLink(link);
        bend.setPoints("10,40 10,-80");
        diagram.getBends().add(bend);
        site.getDiagrams().add(diagram);
        site.getScenarios().add(scenario(service, n1));
        return site;
    }

    private static Scenario scenario(Service service, Node fails) {
        Scenario scenario = FACTORY.createScenario();
        scenario.setId("sc");
        scenario.setName("sc");
        ScenarioStep step = FACTORY.createScenarioStep();
        step.setId("sc.1");
        step.getElements().add(fails);
        scenario.getSteps().add(step);
        Expectation expectation = FACTORY.createExpectation();
        expectation.setId("sc.e");
        expectation.setService(service);
        expectation.setState(ServiceState.DEGRADED);
        scenario.getExpectations().add(expectation);
        return scenario;
    }

    /** Area a with inner area b and nodes n1 (10.0.0.1) in a, n2 (10.0.0.2) in b. */
    static Site small() {
        Site site = NewSites.empty();
        site.setName("small");
        Area a = Draft.area("a");
        Area b = Draft.area("b");
        a.getAreas().add(b);
        a.getNodes().add(Draft.node("n1", "10.0.0.1"));
        b.getNodes().add(Draft.node("n2", "10.0.0.2"));
        site.getAreas().add(a);
        return site;
    }

    /** A site of about that many objects: node, interface, address each, in areas, with references to nodes. */
    static Site large(int objects) {
        Site site = NewSites.empty();
        int nodes = objects / 3;
        Area area = null;
        for (int i = 0; i < nodes; i++) {
            if (i % 100 == 0) {
                area = Draft.area("a" + i / 100);
                site.getAreas().add(area);
            }
            Node node = Draft.node("n" + i, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
            node.setProduct("product " + i % 7);
            area.getNodes().add(node);
            if (i % 10 == 0) {
                Filter filter = FACTORY.createFilter();
                filter.setId("f" + i);
                filter.setName("f" + i);
                filter.getNodes().add(node);
                filter.getAreas().add(area);
                site.getFilters().add(filter);
            }
        }
        return site;
    }

    static String text(Site site) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    static Site load(String text) throws SiteFileException {
        return new SiteFiles().load(text.getBytes(StandardCharsets.UTF_8), "test.site").site();
    }

    /** A model file with that inside the root. */
    static String file(String inner) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <site:Site xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:site="https://yagura.org/model/site/1" id="s" name="S" modelVersion="1">
                """ + inner + "\n</site:Site>\n";
    }

    static List<Node> nodes(Site site) {
        return site.getAreas().stream().flatMap(area -> area.getNodes().stream()).toList();
    }
}
