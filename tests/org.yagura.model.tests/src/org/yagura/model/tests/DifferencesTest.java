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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Difference.Kind;
import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.Secret;
import org.yagura.model.Secrets;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TrapRule;
import org.yagura.model.site.VarbindCondition;
import org.yagura.testsupport.Draft;

class DifferencesTest {

    private static List<Difference> after(Site before, Consumer<Site> change) {
        Site after = SiteFiles.copy(before);
        change.accept(after);
        return Differences.between(before, after);
    }

    private static String english(Site before, Consumer<Site> change) {
        return Differences.text(after(before, change), Locale.ENGLISH, 100);
    }

    private static String english(Consumer<Site> change) {
        return english(Models.small(), change);
    }

    private static Node n1(Site site) {
        return site.getAreas().get(0).getNodes().get(0);
    }

    @Test
    void equalSitesDoNotDiffer() {
        assertEquals("", english(_ -> {
        }));
        assertEquals(List.of(), Differences.between(DemoSite.load(), DemoSite.load()));
    }

    @Test
    void aChangedValue() {
        assertEquals("Node n1: Product (none) → “Y”", english(site -> n1(site).setProduct("Y")));
        Site before = Models.small();
        n1(before).setProduct("X");
        assertEquals("Node n1: Product “X” → “Y”", english(before, site -> n1(site).setProduct("Y")));
        assertEquals("Node n1: Product “X” → (none)", english(before, site -> n1(site).setProduct(null)));
        assertEquals("", english(Models.small(), site -> n1(site).setProduct("")));
    }

    @Test
    void theSameInJapanese() {
        Site before = Models.small();
        n1(before).setProduct("X");
        List<Difference> found = after(before, site -> n1(site).setProduct("Y"));
        assertEquals("ノード n1: 製品 「X」 → 「Y」", Differences.text(found, Locale.JAPANESE, 100));
        List<Difference> gone = after(before, site -> site.getAreas().get(0).getNodes().clear());
        assertEquals("aのノード n1を削除(要素1個を含む)", Differences.text(gone, Locale.JAPANESE, 100));
        List<Difference> moved = after(before,
                site -> site.getAreas().get(0).getAreas().get(0).getNodes().add(n1(site)));
        assertEquals("ノード n1をaからa / bへ移動", Differences.text(moved, Locale.JAPANESE, 100));
    }

    @Test
    void literalsAndTruthInWords() {
        assertEquals("Node n1: Kind DB server → firewall",
                english(site -> n1(site).setKind(NodeKind.FIREWALL)));
        assertEquals("Person Administrator: Enabled yes → no",
                english(site -> site.getPeople().get(0).setEnabled(false)));
        assertEquals("Site small: Unmatched severity indeterminate → warning",
                english(site -> site.setUnmatchedSeverity(Severity.WARNING)));
    }

    @Test
    void whatIsAddedCountsWhatComesWithIt() {
        assertEquals("Node n3 added in a / b, with one element",
                english(site -> site.getAreas().get(0).getAreas().get(0).getNodes()
                        .add(Draft.node("n3", "10.0.0.3"))));
        assertEquals("Area c added", english(site -> site.getAreas().add(Draft.area("c"))));
    }

    @Test
    void whatIsRemovedIsToldOnce() {
        List<Difference> found = after(Models.small(), site -> site.getAreas().remove(0));
        assertEquals(1, found.size());
        assertEquals(Kind.REMOVED, found.get(0).kind());
        assertEquals("a", found.get(0).elementId());
        assertEquals(5, found.get(0).count());
    }

    @Test
    void whatIsMovedAndChangedIsBoth() {
        assertEquals("Node n1 moved from a to a / b\nNode n1: Serial (none) → “7”", english(site -> {
            Node n1 = n1(site);
            n1.setSerial("7");
            site.getAreas().get(0).getAreas().get(0).getNodes().add(n1);
        }));
        assertEquals("Area b moved from a to Site",
                english(site -> site.getAreas().add(site.getAreas().get(0).getAreas()
                        .get(0))));
    }

    @Test
    void aMoveOutOfARemovedAreaIsNotARemoval() {
        assertEquals("Area b moved from a to Site\nArea a removed, with 2 elements", english(site -> {
            site.getAreas().add(site.getAreas().get(0).getAreas().get(0));
            site.getAreas().remove(0);
        }));
    }

    @Test
    void addressesAreValues() {
        assertEquals("Interface eth0: Addresses with “10.0.0.9”", english(site -> {
            Address address = SiteFactory.eINSTANCE.createAddress();
            address.setText("10.0.0.9");
            n1(site).getInterfaces().get(0).getAddresses().add(address);
        }));
        assertEquals("Interface eth0: Addresses without “10.0.0.1 *”, with “10.0.0.8 *”", english(
                site -> n1(site).getInterfaces().get(0).getAddresses().get(0).setText("10.0.0.8")));
    }

    @Test
    void conditionsAreValues() {
        Site before = DemoSite.load();
        assertEquals(
                "Trap rule Certificate expires within a week: Conditions without “#2 = ~[0-7]”, with “#2 = ~[0-3]”",
                english(before, site -> {
                    TrapRule rule = site.getTrapRules().stream().filter(r -> r.getId().equals("rule-certificate-soon"))
                            .findFirst().orElseThrow();
                    VarbindCondition condition = rule.getConditions().get(0);
                    condition.getValues().clear();
                    condition.getValues().add("~[0-3]");
                }));
    }

    @Test
    void secretsAreNotShown() {
        Site before = Models.small();
        List<Difference> found = after(before, site -> ((CommunityCredential) site.getSnmpCredentials().get(0))
                .setCommunity(Secret.plain("hush")));
        assertEquals("SNMP community public from loopback: Community changed",
                Differences.text(found, Locale.ENGLISH, 9));
        assertFalse(found.toString().contains("hush"));
    }

    @Test
    void secretsThatAreEncryptedAlreadyDoNotDiffer() {
        Site before = Models.small();
        new Secrets(Secrets.newKey()).encryptAll(before);
        assertEquals("", english(before, _ -> {
        }));
    }

    @Test
    void referencesAreShownByName() {
        assertEquals("Role Administrator: Areas with “a”",
                english(site -> site.getRoles().get(0).getAreas().add(site.getAreas().get(0))));
    }

    @Test
    void aMovedRuleIsOneDifference() {
        Site before = DemoSite.load();
        int last = before.getTrapRules().size() - 1;
        assertEquals("Trap rule Heartbeat of agents: position " + (last + 1) + " → 1",
                english(before, site -> site.getTrapRules().move(0, last)));
        assertEquals("", english(before, site -> site.getTrapRules().move(0, 0)));
    }

    @Test
    void aRemovalIsNotAReordering() {
        assertEquals("Trap rule ISP line down removed",
                english(DemoSite.load(), site -> site.getTrapRules().remove(0)));
    }

    @Test
    void durationsAndLongTexts() {
        assertEquals("Filter Major and above, 24 h: Received within “PT24H” → “PT1H”",
                english(DemoSite.load(), site -> filter(site, "filter-serious").setWithin(Duration.ofHours(1))));
        String text = english(site -> n1(site).setNotes("line\n" + "x".repeat(200)));
        assertTrue(text.contains("line ⏎ xxx") && text.endsWith("…”") && text.length() < 130, text);
    }

    private static Filter filter(Site site, String id) {
        return site.getFilters().stream().filter(f -> f.getId().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void anotherClassUnderTheSameIdIsAnotherElement() {
        List<Difference> found = after(Models.small(), site -> {
            site.getAreas().get(0).getNodes().clear();
            Area area = Draft.area("n1");
            site.getAreas().add(area);
        });
        assertEquals(List.of(Kind.ADDED, Kind.REMOVED), found.stream().map(Difference::kind).toList());
    }

    @Test
    void longListsAreCut() {
        List<Difference> found = after(DemoSite.load(),
                site -> site.getTrapRules().forEach(rule -> rule.setGuide("x")));
        String text = Differences.text(found, Locale.ENGLISH, 3);
        assertEquals(4, text.lines().count());
        assertTrue(text.endsWith("… and " + (found.size() - 3) + " more"), text);
    }

    @Test
    void largeSitesAreComparedInOneGo() {
        Site before = Models.large(100_000);
        Site after = SiteFiles.copy(before);
        for (Area area : after.getAreas()) {
            area.getNodes().move(0, area.getNodes().size() - 1);
            area.getNodes().get(1).setVendor("V");
        }
        assertEquals(2 * after.getAreas().size(), Differences.between(before, after).size());
    }
}
