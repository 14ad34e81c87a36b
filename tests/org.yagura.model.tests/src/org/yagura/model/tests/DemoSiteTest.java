/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.NewSites;
import org.yagura.model.Secret;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Privilege;
import org.yagura.model.site.Site;
import org.yagura.model.site.TrapRule;

class DemoSiteTest {

    private final Site site = DemoSite.load();
    private final SiteIndex index = SiteIndex.of(site);

    private Map<NodeKind, Long> kinds() {
        return StreamSupport.stream(index.nodes().spliterator(), false)
                .collect(Collectors.groupingBy(Node::getKind, Collectors.counting()));
    }

    @Test
    void itIsGood() {
        assertEquals(List.of(), SiteChecks.check(site));
    }

    @Test
    void itsFileIsAsWeWriteIt() throws SiteFileException {
        assertArrayEquals(DemoSite.content(), new SiteFiles().toBytes(site));
        assertEquals(List.of(), new SiteFiles().load(DemoSite.content(), "demo").warnings());
    }

    @Test
    void eachLoadIsANewCopy() {
        assertNotSame(DemoSite.load(), site);
    }

    /** and table T1: everything is there at least twice. */
    @Test
    void everyKindOfTheServiceIsDoubled() {
        Map<NodeKind, Long> kinds = kinds();
        for (NodeKind kind : List.of(NodeKind.LOAD_BALANCER, NodeKind.SSL_ACCELERATOR, NodeKind.WWW_BM_SERVER,
                NodeKind.AP_SERVER, NodeKind.DB_SERVER, NodeKind.COMMUNICATION_SERVER, NodeKind.AUTHENTICATION_SERVER,
                NodeKind.CA_SERVER, NodeKind.MAIL_SERVER, NodeKind.DNS_SERVER, NodeKind.FIREWALL, NodeKind.ROUTER,
                NodeKind.SWITCH_HUB, NodeKind.FC_HUB, NodeKind.DISK_ARRAY, NodeKind.ISP_LINK,
                NodeKind.MONITORING_TERMINAL, NodeKind.MANAGER)) {
            assertTrue(kinds.getOrDefault(kind, 0L) >= 2, kind.toString());
        }
        assertTrue(kinds.containsKey(NodeKind.BACKUP_SERVER));
        assertTrue(index.nodeCount() >= 50);
    }

    @Test
    void allAddressesAreOfThisMachine() {
        for (Node node : index.nodes()) {
            assertTrue(Elements.primaryAddress(node).orElseThrow().startsWith("127.1."), node.getName());
            assertFalse(index.areaIds(node).isEmpty());
        }
    }

    /** what manages stands apart from what it manages. */
    @Test
    void theManagersStandInAZoneOfTheirOwn() {
        assertTrue(index.areaIds(index.node("mgr01")).contains("tokyo-management"));
        assertTrue(index.areaIds(index.node("mon51")).contains("osaka"));
    }

    @Test
    void problemsThatResolveHaveTheirResolution() {
        Set<String> reductions = new HashSet<>();
        for (TrapRule rule : site.getTrapRules()) {
            if (rule.getAlarmType() == AlarmType.PROBLEM) {
                reductions.add(rule.getReductionKey());
            }
        }
        long pairs = site.getTrapRules().stream().filter(rule -> rule.getAlarmType() == AlarmType.RESOLUTION)
                .peek(rule -> assertTrue(reductions.contains(rule.getClearKey()), rule.getName())).count();
        assertTrue(pairs >= 10);
        assertTrue(site.getTrapRules().size() >= 25);
    }

    @Test
    void everyProblemHasAGuideInBothLanguages() {
        for (TrapRule rule : site.getTrapRules()) {
            if (rule.getAlarmType() == AlarmType.PROBLEM) {
                String english = Elements.guide(rule, Locale.ENGLISH);
                String japanese = Elements.guide(rule, Locale.JAPANESE);
                assertFalse(english.isBlank() || japanese.isBlank() || english.equals(japanese), rule.getName());
            }
        }
    }

    @Test
    void rolesAreThoseOfTheOperationDesign() {
        Set<String> names = site.getRoles().stream().map(role -> role.getName()).collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of("Site manager", "Operations SE", "Operator", "Maintenance centre",
                "Storage vendor", "Help desk")), names.toString());
        assertTrue(index.person("admin").orElseThrow().getRoles().get(0).getPrivileges()
                .containsAll(EnumSet.allOf(Privilege.class)));
    }

    @Test
    void anEmptySiteTakesPublicFromLoopbackOnly() {
        Site empty = NewSites.empty();
        assertEquals(1, empty.getSnmpCredentials().size());
        CommunityCredential credential = (CommunityCredential) empty.getSnmpCredentials().get(0);
        assertEquals(Secret.plain("public"), credential.getCommunity());
        assertEquals(NewSites.LOOPBACK, credential.getAllowedSources());
        assertTrue(empty.getAreas().isEmpty());
        assertTrue(empty.getTrapRules().isEmpty());
    }
}
