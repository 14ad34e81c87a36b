/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.junit.jupiter.api.Test;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Contract;
import org.yagura.model.site.ContractKind;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.RuleSeverity;
import org.yagura.model.site.ServicePurpose;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.provider.SiteItemProviderAdapterFactory;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.Topology;

final class RulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    private final Draft draft = new Draft();

    private RedundancyRule rule(RedundancyDemand demand, NodeKind... kinds) {
        RedundancyRule rule = SiteFactory.eINSTANCE.createRedundancyRule();
        rule.setId("rule");
        rule.setName("the rule");
        rule.setDemand(demand);
        rule.setReason("Because.");
        rule.setReasonJa("理由。");
        rule.getNodeKinds().addAll(Arrays.asList(kinds));
        draft.site().getRedundancyRules().clear();
        draft.site().getRedundancyRules().add(rule);
        return rule;
    }

    private List<Finding> findings() {
        return Topology.of(draft.site()).findings(TODAY, Locale.ENGLISH);
    }

    private List<String> codes() {
        return findings().stream().map(f -> f.code() + "@" + f.element().id()).toList();
    }

    /** Applies the first fix of the only finding: it is gone then, the site is good, and undo brings all back. */
    private void mend(String label) throws Exception {
        List<Finding> before = findings();
        assertEquals(1, before.size(), before.toString());
        assertEquals(label, before.getFirst().fixes().getFirst().label());
        byte[] was = new SiteFiles().toBytes(draft.site());
        var domain = new AdapterFactoryEditingDomain(new SiteItemProviderAdapterFactory(), new BasicCommandStack());
        Command command = before.getFirst().fixes().getFirst().command(domain);
        assertTrue(command.canExecute());
        domain.getCommandStack().execute(command);
        assertEquals(List.of(), findings().stream().map(Finding::what).toList());
        assertFalse(SiteChecks.hasErrors(SiteChecks.check(draft.site())));
        domain.getCommandStack().undo();
        assertEquals(new String(was), new String(new SiteFiles().toBytes(draft.site())));
        domain.getCommandStack().redo();
    }

    @Test
    void aFindingSaysWhatWhyAndWhatToDo() {
        draft.node(draft.root(), NodeKind.DB_SERVER, "db-1");
        rule(RedundancyDemand.GROUP_OF_NODES, NodeKind.DB_SERVER).setSeverity(RuleSeverity.ERROR);
        Finding finding = findings().getFirst();
        assertEquals(RuleSeverity.ERROR, finding.severity());
        assertEquals("the rule", finding.rule());
        assertEquals("db-1 stands alone: it is in no redundancy group.", finding.what());
        assertEquals("Because.", finding.why());
        assertEquals("Put it into a group of at least 2 nodes (any scheme).", finding.todo());
        Finding japanese = Topology.of(draft.site()).findings(TODAY, Locale.JAPANESE).getFirst();
        assertEquals("理由。", japanese.why());
        assertEquals("db-1は単独です。冗長グループに属していません。", japanese.what());
    }

    @Test
    void disabledRulesOtherAreasAndWhatIsPlannedAreLeftOut() {
        Node node = draft.server("a");
        RedundancyRule rule = rule(RedundancyDemand.GROUP_OF_NODES);
        assertEquals(1, findings().size());
        rule.setEnabled(false);
        assertEquals(List.of(), findings());
        rule.setEnabled(true);
        rule.getAreas().add(draft.rack("elsewhere"));
        assertEquals(List.of(), findings());
        rule.getAreas().clear();
        node.setLifeCycle(LifeCycle.PLANNED);
        assertEquals(List.of(), findings());
    }

    @Test
    void nodesStandInGroups() {
        Node a = draft.server("a");
        Node b = draft.server("b");
        RedundancyRule rule = rule(RedundancyDemand.GROUP_OF_NODES, NodeKind.AP_SERVER);
        rule.getAllowedSchemes().add(RedundancyScheme.HOT_STANDBY);
        assertEquals(List.of("group.none@a", "group.none@b"), codes());
        RedundancyGroup group = draft.group("g", RedundancyScheme.PARALLEL, 1, a, b);
        assertEquals(List.of("group.scheme@g"), codes());
        group.setScheme(RedundancyScheme.HOT_STANDBY);
        assertEquals(List.of(), codes());
        rule.setMinimum(3);
        assertEquals(List.of("group.few@g"), codes());
    }

    @Test
    void aNodeIsDoubledWithItsPartsAndEverybodyNeedsThePair() throws Exception {
        Node node = draft.server("ap-1");
        node.setSerial("only one");
        draft.group("cpus", RedundancyScheme.PARALLEL, 1, draft.part(node, PartKind.CPU, "cpu-1"),
                draft.part(node, PartKind.CPU, "cpu-2"));
        draft.service("s", Draft.need(node));
        rule(RedundancyDemand.GROUP_OF_NODES, NodeKind.AP_SERVER);
        mend("Add a second ap-1 (parallel)");
        Node second = draft.root().getNodes().getLast();
        assertEquals("ap-2", second.getName());
        assertEquals(2, second.getParts().size());
        assertEquals(null, second.getSerial());
        assertEquals(3, draft.site().getGroups().size());
        assertEquals(List.of("all"), draft.site().getAreas().stream().map(a -> a.getId()).toList());
        assertTrue(Topology.of(draft.site()).singlePoints().isEmpty());
    }

    @Test
    void farmsHaveAFrontEndThatIsAPair() throws Exception {
        Node a = draft.node(draft.root(), NodeKind.WWW_BM_SERVER, "a");
        Node b = draft.node(draft.root(), NodeKind.WWW_BM_SERVER, "b");
        RedundancyGroup farm = draft.group("farm", RedundancyScheme.PARALLEL, 1, a, b);
        rule(RedundancyDemand.FRONT_END, NodeKind.WWW_BM_SERVER);
        assertEquals(List.of("front.none@farm"), codes());
        Node lb1 = draft.node(draft.root(), NodeKind.LOAD_BALANCER, "lb1");
        Node lb2 = draft.node(draft.root(), NodeKind.LOAD_BALANCER, "lb2");
        farm.setFrontEnd(lb1);
        assertEquals(List.of("front.single@farm"), codes());
        farm.setFrontEnd(null);
        draft.group("balancers", RedundancyScheme.HOT_STANDBY, 1, lb1, lb2);
        mend("Put balancers in front");
    }

    @Test
    void thereAreEnoughNodesAtEnoughPlaces() {
        RedundancyRule rule = rule(RedundancyDemand.PRESENT, NodeKind.MONITORING_TERMINAL);
        assertEquals(List.of("present@site"), codes());
        rule.setMinimum(1);
        draft.node(draft.area(draft.root(), AreaKind.OFFICE, "office"), NodeKind.MONITORING_TERMINAL, "t1");
        assertEquals(List.of(), codes());
        rule(RedundancyDemand.SEPARATE_SITES, NodeKind.MONITORING_TERMINAL);
        assertEquals(List.of("sites@site"), codes());
        draft.node(draft.area(draft.root(), AreaKind.DR_SITE, "dr"), NodeKind.MONITORING_TERMINAL, "t2");
        assertEquals(List.of(), codes());
    }

    @Test
    void missingPartsAreAddedInAGroup() throws Exception {
        Node node = draft.server("a");
        draft.part(node, PartKind.CPU, "cpu");
        rule(RedundancyDemand.PARTS, NodeKind.AP_SERVER).getPartKinds().add(PartKind.CPU);
        assertEquals(List.of("parts.few@a"), codes());
        mend("Add 1 more: CPU");
        RedundancyGroup group = draft.site().getGroups().getFirst();
        assertEquals(List.of(2, 1), List.of(group.getMembers().size(), group.getNeeded()));
    }

    @Test
    void missingPortsAreAddedWithoutAGroup() throws Exception {
        draft.server("a");
        rule(RedundancyDemand.PARTS, NodeKind.AP_SERVER).getPartKinds().add(PartKind.LAN_PORT);
        mend("Add 2 more: LAN port");
        assertTrue(draft.site().getGroups().isEmpty());
    }

    @Test
    void severalPartsThatAreEachNeededAreNoRedundancy() throws Exception {
        Node node = draft.server("a");
        draft.part(node, PartKind.POWER_SUPPLY, "p1");
        draft.part(node, PartKind.POWER_SUPPLY, "p2");
        rule(RedundancyDemand.PARTS, NodeKind.AP_SERVER).getPartKinds().add(PartKind.POWER_SUPPLY);
        assertEquals(List.of("parts.each@a"), codes());
        mend("Let one of a / p1, a / p2 suffice");
    }

    @Test
    void disksAreMirroredAndReplaceable() throws Exception {
        Node node = draft.server("a");
        Part disk = draft.part(node, PartKind.DISK, "d");
        disk.setHotSwap(true);
        rule(RedundancyDemand.MIRRORED_DISKS, NodeKind.AP_SERVER);
        assertEquals(List.of("disks.single@a"), codes());
        mend("Mirror a / d");
        disk.setHotSwap(false);
        assertEquals(List.of("disks.fixed@a"), codes());
    }

    @Test
    void arraysHaveSpares() throws Exception {
        Node array = draft.node(draft.root(), NodeKind.DISK_ARRAY, "array");
        rule(RedundancyDemand.RAID_WITH_SPARE, NodeKind.DISK_ARRAY);
        assertEquals(List.of("disks.none@array"), codes());
        Part[] disks = new Part[3];
        Arrays.setAll(disks, i -> draft.part(array, PartKind.DISK, "d" + i));
        assertEquals(List.of("disks.single@array"), codes());
        draft.group("raid", RedundancyScheme.RAID5, 2, disks);
        assertEquals(List.of("disks.spare@raid"), codes());
        mend("Add a hot spare to raid");
    }

    @Test
    void halvesOfAMirrorHangOnDifferentControllers() throws Exception {
        Node array = draft.node(draft.root(), NodeKind.DISK_ARRAY, "array");
        Part controller = draft.part(array, PartKind.CONTROLLER, "c1");
        Part other = draft.part(array, PartKind.CONTROLLER, "c2");
        draft.group("controllers", RedundancyScheme.PARALLEL, 1, controller, other);
        Part d1 = draft.part(array, PartKind.DISK, "d1");
        Part d2 = draft.part(array, PartKind.DISK, "d2");
        draft.group("mirror", RedundancyScheme.MIRROR, 1, d1, d2);
        d1.setController(controller);
        d2.setController(controller);
        rule(RedundancyDemand.SEPARATE_CONTROLLERS);
        assertEquals(List.of("controllers@mirror"), codes());
        mend("Hang every second one on c2");
        assertEquals(other, d2.getController());
    }

    @Test
    void doubledLinksLeadToDifferentHubs() throws Exception {
        Node node = draft.server("a");
        Node hubA = draft.hub("hub-a");
        Node hubB = draft.hub("hub-b");
        draft.group("hubs", RedundancyScheme.PARALLEL, 1, hubA, hubB);
        Part port = draft.part(node, PartKind.LAN_PORT, "lan1");
        draft.part(node, PartKind.LAN_PORT, "lan2");
        draft.lan(port, hubA);
        RedundancyRule rule = rule(RedundancyDemand.DOUBLED_LINKS, NodeKind.AP_SERVER);
        rule.getLinkKinds().add(LinkKind.LAN);
        assertEquals(List.of("links.few@a"), codes());
        mend("Connect it to hub-b");
        assertEquals("lan2", draft.site().getLinks().getLast().getFrom().getId());
        draft.site().getLinks().getLast().setTo(hubA);
        rule(RedundancyDemand.SEPARATE_HUBS, NodeKind.AP_SERVER);
        assertEquals(List.of("links.hub@a"), codes());
        draft.site().getLinks().getLast().setTo(hubB);
        assertEquals(List.of(), codes());
    }

    @Test
    void routesShareNoNode() {
        Node server = draft.server("a");
        Node switchA = draft.hub("sw-a");
        Node switchB = draft.hub("sw-b");
        Node firewall = draft.node(draft.root(), NodeKind.FIREWALL, "fw");
        Node isp1 = draft.node(draft.root(), NodeKind.ISP_LINK, "isp1");
        Node isp2 = draft.node(draft.root(), NodeKind.ISP_LINK, "isp2");
        RedundancyRule rule = rule(RedundancyDemand.TWO_ROUTES, NodeKind.AP_SERVER);
        rule.getTargetKinds().add(NodeKind.ISP_LINK);
        assertEquals(List.of("routes.none@a"), codes());
        for (Node hub : List.of(switchA, switchB)) {
            draft.lan(server, hub);
            draft.lan(hub, firewall);
        }
        draft.lan(firewall, isp1);
        draft.lan(firewall, isp2);
        assertEquals(List.of("routes.few@a"), codes());
        assertEquals("From a lead 1 separate routes to ISP link, 2 are required. All lead over fw.",
                findings().getFirst().what());
        draft.lan(switchB, isp2);
        assertEquals(List.of(), codes());
    }

    @Test
    void membersStandInDifferentRacksOnDifferentPower() {
        var rack = draft.rack("rack");
        Node a = draft.node(rack, NodeKind.DB_SERVER, "a");
        Node b = draft.node(rack, NodeKind.DB_SERVER, "b");
        draft.group("cluster", RedundancyScheme.HOT_STANDBY, 1, a, b);
        rule(RedundancyDemand.SEPARATE_RACKS);
        assertEquals(List.of("racks@cluster"), codes());
        assertEquals("Members of cluster share a rack: a, b in rack.", findings().getFirst().what());
        draft.rack("other").getNodes().add(b);
        assertEquals(List.of(), codes());
        rule(RedundancyDemand.SEPARATE_POWER);
        assertEquals(List.of(), codes());
        Node pdu = draft.node(draft.root(), NodeKind.OTHER, "pdu");
        Node ups = draft.node(draft.root(), NodeKind.UPS, "ups");
        draft.link(LinkKind.POWER, ups, pdu, "main");
        draft.link(LinkKind.POWER, pdu, a, "pa");
        draft.link(LinkKind.POWER, ups, b, "pb");
        assertEquals("Members of cluster share their power: a, b on ups.", findings().getFirst().what());
        Node second = draft.node(draft.root(), NodeKind.UPS, "ups2");
        draft.link(LinkKind.POWER, second, b, "pb2");
        assertEquals(List.of(), codes());
    }

    /** A farm of five that needs three may lose two in one rack, but not three. */
    @Test
    void aRackMayTakeAsManyAsTheGroupMayLose() {
        var rack = draft.rack("rack");
        Node[] farm = new Node[5];
        Arrays.setAll(farm, i -> draft.node(i < 2 ? rack : draft.rack("r" + i), NodeKind.AP_SERVER, "n" + i));
        RedundancyGroup group = draft.group("farm", RedundancyScheme.PARALLEL, 3, farm);
        rule(RedundancyDemand.SEPARATE_RACKS);
        assertEquals(List.of(), codes());
        group.setNeeded(4);
        assertEquals(List.of("racks@farm"), codes());
    }

    @Test
    void backupStandsApart() {
        Node production = draft.node(draft.root(), NodeKind.DISK_ARRAY, "array");
        Node other = draft.node(draft.root(), NodeKind.DISK_ARRAY, "vault");
        Node server = draft.node(draft.root(), NodeKind.BACKUP_SERVER, "backup");
        draft.service("orders", Draft.need(production));
        rule(RedundancyDemand.BACKUP_APART, NodeKind.BACKUP_SERVER);
        assertEquals(List.of(), codes());
        draft.link(LinkKind.FC, server, production, "fc");
        assertEquals(List.of("backup@backup"), codes());
        draft.site().getLinks().clear();
        var night = draft.service("nightly", Draft.need(server), Draft.path(production, other));
        night.setPurpose(ServicePurpose.BACKUP);
        draft.lan(production, other);
        assertEquals(List.of(), codes());
        draft.site().getServices().removeLast();
        draft.service("bad", Draft.need(production)).setPurpose(ServicePurpose.BACKUP);
        assertEquals("bad stores on array, which holds the data of orders.", findings().getFirst().what());
    }

    @Test
    void managementStandsApart() {
        Node host = draft.node(draft.root(), NodeKind.VIRTUAL_HOST, "host");
        Node manager = draft.node(draft.root(), NodeKind.MANAGER, "manager");
        draft.service("orders", Draft.need(host));
        rule(RedundancyDemand.MANAGEMENT_APART, NodeKind.MANAGER);
        var watching = draft.service("watching", Draft.need(manager));
        watching.setPurpose(ServicePurpose.MANAGEMENT);
        assertEquals(List.of(), codes());
        watching.setNeed(Draft.all(Draft.need(manager), Draft.need(host)));
        assertEquals("watching stops when something fails that it manages: host.", findings().getFirst().what());
    }

    @Test
    void whatCannotWorkAtAllIsSaid() {
        Node planned = draft.server("planned");
        planned.setLifeCycle(LifeCycle.PLANNED);
        Node a = draft.server("a");
        Node b = draft.server("b");
        draft.service("absent", Draft.need(planned));
        draft.service("way", Draft.path(a, b));
        draft.service("open", Draft.need(null));
        draft.group("few", RedundancyScheme.PARALLEL, 2, a, planned);
        draft.link(LinkKind.POWER, a, b, "ab");
        draft.link(LinkKind.POWER, b, a, "ba");
        assertEquals(
                List.of("flaw.cycle@a", "flaw.few@few", "flaw.absent@absent", "flaw.way@way", "flaw.incomplete@open"),
                codes());
        assertEquals("It needs itself: a → b → a.", findings().getFirst().what());
        assertTrue(findings().stream().allMatch(f -> f.rule() == null && !f.why().isEmpty() && !f.todo().isEmpty()));
    }

    @Test
    void contractsThatEndAreToldInTime() {
        Contract contract = SiteFactory.eINSTANCE.createContract();
        contract.setId("c");
        contract.setName("M-1");
        contract.setKind(ContractKind.MAINTENANCE);
        contract.setEnd(TODAY.plusDays(61));
        contract.getElements().add(draft.server("a"));
        draft.site().getContracts().add(contract);
        assertEquals(List.of(), codes());
        contract.setEnd(TODAY.plusDays(60));
        assertEquals(List.of("contract.soon@c"), codes());
        assertEquals("M-1 (maintenance) ends on 2026-05-31, in 60 days.", findings().getFirst().what());
        contract.setEnd(TODAY);
        assertEquals(List.of("contract.soon@c"), codes());
        contract.setEnd(TODAY.minusDays(1));
        assertEquals(RuleSeverity.ERROR, findings().getFirst().severity());
    }
}
