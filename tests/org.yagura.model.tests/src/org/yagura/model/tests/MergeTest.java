/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.Conflict.Kind;
import org.yagura.model.Conflict.Side;
import org.yagura.model.Conflict;
import org.yagura.model.Differences;
import org.yagura.model.Elements;
import org.yagura.model.Merge;
import org.yagura.model.Removal;
import org.yagura.model.Secret;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Person;
import org.yagura.model.site.Privilege;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Role;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Draft;

class MergeTest {

    private final Site base = Models.whole();
    private final Site mine = SiteFiles.copy(base);
    private final Site theirs = SiteFiles.copy(base);

    private static <T extends Element> T in(Site site, Class<T> type, String id) {
        return SiteIndex.of(site).element(id, type).orElseThrow();
    }

    private static Node node(Site site, String id) {
        return in(site, Node.class, id);
    }

    private static boolean has(Site site, String id) {
        return SiteIndex.of(site).element(id).isPresent();
    }

    /** Removes as people do: with all that says nothing without it, and with the references to it. */
    private static void remove(Site site, String... ids) {
        List<EObject> all = Removal.of(Arrays.stream(ids)
                .map(id -> (EObject) in(site, Element.class, id)).toList());
        all.forEach(object -> EcoreUtil.delete(object, true));
    }

    private Merge merge() {
        return Merge.of(base, mine, theirs);
    }

    private Site merged() {
        Merge merge = merge();
        assertEquals(List.of(), merge.conflicts().stream().map(c -> c.what(Locale.ENGLISH)).toList());
        return merge.site(conflict -> {
            throw new AssertionError(conflict.toString());
        });
    }

    private Conflict conflict() {
        List<Conflict> conflicts = merge().conflicts();
        assertEquals(1, conflicts.size(), conflicts.toString());
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertFalse(conflicts.getFirst().what(language).isBlank());
            for (Side side : Side.values()) {
                assertFalse(conflicts.getFirst().text(side, language).isBlank());
            }
        }
        return conflicts.getFirst();
    }

    private Site merged(Side side) {
        Site merged = merge().site(_ -> side);
        assertEquals(List.of(), SiteChecks.check(merged).stream().map(p -> p.text(Locale.ENGLISH)).toList());
        return merged;
    }

    private static void same(Site expected, Site site) {
        assertEquals(List.of(), Differences.between(expected, site).stream().map(d -> d.text(Locale.ENGLISH)).toList());
        assertEquals(Models.text(expected), Models.text(site));
    }

    @Test
    void withoutChangesItIsTheSame() {
        same(base, merged());
    }

    @Test
    void whatOneSideDidIsTaken() {
        node(mine, "n1").setProduct("X");
        remove(mine, "n2");
        same(mine, merged());
        same(mine, Merge.of(base, base, mine).site(_ -> Side.MINE));
        same(mine, Merge.of(base, mine, mine).site(_ -> Side.MINE));
    }

    @Test
    void differentFeaturesOfOneElementAreBothTaken() {
        node(mine, "n1").setProduct("X");
        node(theirs, "n1").setVendor("Y");
        Node merged = node(merged(), "n1");
        assertEquals("X", merged.getProduct());
        assertEquals("Y", merged.getVendor());
    }

    @Test
    void aValueThatBothChangedIsAConflictWithBothValues() {
        node(mine, "n1").setProduct("X");
        node(theirs, "n1").setProduct("Y");
        Conflict conflict = conflict();
        assertEquals(Kind.VALUE, conflict.kind());
        assertEquals("n1", conflict.elementId());
        assertEquals("a", conflict.place());
        assertEquals("Node n1: Product", conflict.what(Locale.ENGLISH));
        assertEquals("“X”", conflict.text(Side.MINE, Locale.ENGLISH));
        assertEquals("“Y”", conflict.text(Side.THEIRS, Locale.ENGLISH));
        assertEquals("X", node(merged(Side.MINE), "n1").getProduct());
        assertEquals("Y", node(merged(Side.THEIRS), "n1").getProduct());
    }

    @Test
    void theSameChangeIsNoConflict() {
        node(mine, "n1").setProduct("X");
        node(theirs, "n1").setProduct("X");
        same(mine, merged());
    }

    @Test
    void aValueTakenAwayIsAChangeToo() {
        in(base, RedundancyGroup.class, "g").setTakeover(Duration.ofSeconds(1));
        in(mine, RedundancyGroup.class, "g").setTakeover(null);
        assertEquals(Kind.VALUE, conflict().kind());
        assertNull(in(merged(Side.MINE), RedundancyGroup.class, "g").getTakeover());
        assertEquals(Duration.ofSeconds(30), in(merged(Side.THEIRS), RedundancyGroup.class, "g").getTakeover());
    }

    @Test
    void listsAreMergedMemberByMember() {
        Role role = base.getRoles().get(0);
        Role ours = in(mine, Role.class, role.getId());
        Role others = in(theirs, Role.class, role.getId());
        ours.getPrivileges().remove(Privilege.RUN);
        ours.getAreas().add(in(mine, Area.class, "a"));
        others.getPrivileges().remove(Privilege.APPROVE);
        others.getAreas().add(in(theirs, Area.class, "b"));
        Role merged = in(merged(), Role.class, role.getId());
        assertEquals(List.of(Privilege.SEE, Privilege.HANDLE, Privilege.EDIT, Privilege.ADMINISTER),
                merged.getPrivileges());
        assertEquals(Set.of("a", "b"), merged.getAreas().stream().map(Area::getId).collect(Collectors.toSet()));
    }

    @Test
    void elementsThatBothAddedAreBothThereAfterWhatTheyFollow() {
        Area ours = in(mine, Area.class, "a");
        ours.getNodes().add(0, Draft.node("first", "10.0.1.1"));
        ours.getNodes().add(Draft.node("last", "10.0.1.2"));
        in(theirs, Area.class, "a").getNodes().add(Draft.node("theirs", "10.0.1.3"));
        assertEquals(List.of("first", "n1", "theirs", "last"),
                in(merged(), Area.class, "a").getNodes().stream().map(Node::getId).toList());
    }

    @Test
    void whoChangesTheOrderIsFollowed() {
        for (int i = 0; i < 4; i++) {
            for (Site site : List.of(base, mine, theirs)) {
                site.getAreas().add(Draft.area("x" + i));
            }
        }
        mine.getAreas().move(4, 0);
        theirs.getAreas().add(2, Draft.area("new"));
        theirs.getAreas().remove(3);
        assertEquals(List.of("x0", "new", "x2", "x3", "a"), merged().getAreas().stream().map(Area::getId).toList());
    }

    @Test
    void twoNewOrdersAreAConflict() {
        for (Site site : List.of(base, mine, theirs)) {
            site.getAreas().add(Draft.area("x"));
            site.getAreas().add(Draft.area("y"));
        }
        mine.getAreas().move(0, 2);
        theirs.getAreas().move(0, 1);
        Conflict conflict = conflict();
        assertEquals(Kind.ORDER, conflict.kind());
        assertEquals(List.of("y", "a", "x"), conflict.mine());
        assertEquals(List.of("y", "a", "x"), merged(Side.MINE).getAreas().stream().map(Area::getId).toList());
        assertEquals(List.of("x", "a", "y"), merged(Side.THEIRS).getAreas().stream().map(Area::getId).toList());
    }

    @Test
    void aMoveAndAChangeOfTheSameElementAreBothTaken() {
        in(mine, Area.class, "b").getNodes().add(node(mine, "n1"));
        node(theirs, "n1").setProduct("X");
        Node merged = node(merged(), "n1");
        assertEquals("X", merged.getProduct());
        assertEquals("b", ((Area) merged.eContainer()).getId());
    }

    @Test
    void twoMovesAreAConflict() {
        for (Site site : List.of(base, mine, theirs)) {
            site.getAreas().add(Draft.area("x"));
        }
        in(mine, Area.class, "b").getNodes().add(node(mine, "n1"));
        in(theirs, Area.class, "x").getNodes().add(node(theirs, "n1"));
        Conflict conflict = conflict();
        assertEquals(Kind.PLACE, conflict.kind());
        assertEquals("a / b", conflict.text(Side.MINE, Locale.ENGLISH));
        assertEquals("x", conflict.text(Side.THEIRS, Locale.ENGLISH));
        assertEquals("b", ((Area) node(merged(Side.MINE), "n1").eContainer()).getId());
        assertEquals("x", ((Area) node(merged(Side.THEIRS), "n1").eContainer()).getId());
    }

    @Test
    void eachMovedIntoTheOtherIsAConflictAndNothingIsLost() {
        for (Site site : List.of(base, mine, theirs)) {
            site.getAreas().add(Draft.area("x"));
        }
        in(mine, Area.class, "x").getAreas().add(in(mine, Area.class, "a"));
        in(theirs, Area.class, "b").getAreas().add(in(theirs, Area.class, "x"));
        assertEquals(Kind.PLACE, conflict().kind());
        same(mine, merged(Side.MINE));
        same(theirs, merged(Side.THEIRS));
    }

    @Test
    void whatOneRemovedAndTheOtherChangedIsAConflict() {
        remove(theirs, "n1");
        node(mine, "n1").setProduct("X");
        in(mine, Node.class, "n1").getInterfaces().get(0).setMac("02:00:00:00:00:01");
        Conflict conflict = conflict();
        assertEquals(Kind.REMOVED_BY_THEIRS, conflict.kind());
        assertEquals("Node n1", conflict.what(Locale.ENGLISH));
        assertEquals("removed", conflict.text(Side.THEIRS, Locale.ENGLISH));
        assertTrue(conflict.text(Side.MINE, Locale.ENGLISH).startsWith("Node n1: Product (none) → “X”\nInterface"),
                conflict.text(Side.MINE, Locale.ENGLISH));
        same(mine, merged(Side.MINE));
        Site removed = merge().site(_ -> Side.THEIRS);
        same(theirs, removed);
    }

    @Test
    void keepingWhatWasRemovedKeepsWhatHangsOnIt() {
        remove(mine, "n2");
        assertFalse(has(mine, "l1"), "the link went with its end");
        node(theirs, "n2").setProduct("X");
        assertEquals(Kind.REMOVED_BY_MINE, conflict().kind());
        same(theirs, merged(Side.THEIRS));
        same(mine, merged(Side.MINE));
    }

    @Test
    void aRemovedElementThatIsNewlyUsedIsAConflict() {
        remove(theirs, "n1");
        new Draft(mine).link(LinkKind.POWER, node(mine, "n2"), node(mine, "n1"), "l2");
        assertEquals("Link l2 added", conflict().text(Side.MINE, Locale.ENGLISH));
        same(mine, merged(Side.MINE));
        Site removed = merge().site(_ -> Side.THEIRS);
        same(theirs, removed);
    }

    @Test
    void whatWasPutIntoARemovedAreaIsAConflict() {
        remove(theirs, "b");
        in(mine, Area.class, "b").getNodes().add(Draft.node("n3", "10.0.0.3"));
        assertEquals("Area a", "Area " + conflict().place());
        assertTrue(has(merged(Side.MINE), "n3"));
        assertFalse(has(merge().site(_ -> Side.THEIRS), "n3"));
    }

    @Test
    void whatWasMovedOutOfARemovedAreaStays() {
        in(mine, Area.class, "a").getNodes().add(node(mine, "n2"));
        remove(theirs, "b");
        Conflict conflict = conflict();
        assertEquals("n2", conflict.elementId());
        Site kept = merged(Side.MINE);
        assertTrue(has(kept, "n2"));
        assertFalse(has(kept, "b"));
    }

    @Test
    void bothRemovedIsNoConflict() {
        remove(mine, "n1");
        remove(theirs, "n1", "n2");
        assertFalse(has(merged(), "n1"));
    }

    @Test
    void aChangedLinkIsKeptOrGoesWithItsEnd() {
        in(mine, Link.class, "l1").setBandwidth("1 Gbit/s");
        remove(theirs, "n1");
        Conflict conflict = conflict();
        assertEquals("n1", conflict.elementId(), "the end, not the link that hangs on it");
        same(mine, merged(Side.MINE));
    }

    @Test
    void twoNewNeedsInTheSamePlaceAreAConflict() {
        in(mine, Service.class, "s").setNeed(Draft.with("mine", Draft.need(in(mine, RedundancyGroup.class, "g"))));
        in(theirs, Service.class, "s").setNeed(Draft.with("theirs", Draft.need(node(theirs, "n1"))));
        assertEquals(List.of("g"), conflict().mine());
        assertEquals("mine", in(merged(Side.MINE), Service.class, "s").getNeed().getId());
        assertEquals("theirs", in(merged(Side.THEIRS), Service.class, "s").getNeed().getId());
    }

    @Test
    void aReplacedNeedThatTheOtherChangedIsAConflict() {
        in(mine, Service.class, "s").setNeed(Draft.with("mine", Draft.need(in(mine, RedundancyGroup.class, "g"))));
        in(theirs, NeedAll.class, "s.all").getNeeds().add(Draft.with("more", Draft.need(node(theirs, "n1"))));
        assertEquals(Kind.REMOVED_BY_MINE, conflict().kind());
        same(mine, merged(Side.MINE));
        same(theirs, merged(Side.THEIRS));
    }

    @Test
    void aWrappedNeedThatTheOtherChangedIsMerged() {
        Service service = in(mine, Service.class, "s");
        NeedAll old = (NeedAll) service.getNeed();
        service.setNeed(Draft.with("outer", Draft.all(old)));
        in(theirs, NeedAll.class, "s.all").getNeeds().add(Draft.with("more", Draft.need(node(theirs, "n1"))));
        Site merged = merged();
        assertEquals("outer", in(merged, Service.class, "s").getNeed().getId());
        assertEquals(3, in(merged, NeedAll.class, "s.all").getNeeds().size());
    }

    private static void addresses(Site site, Consumer<List<Address>> change) {
        change.accept(node(site, "n1").getInterfaces().get(0).getAddresses());
    }

    @Test
    void addressesAreTakenWhole() {
        addresses(mine, list -> list.get(0).setText("10.0.9.1"));
        addresses(theirs, list -> list.get(0).setText("10.0.9.2"));
        Conflict conflict = conflict();
        assertEquals(List.of("10.0.9.1 *"), conflict.mine());
        assertEquals("10.0.9.2",
                node(merged(Side.THEIRS), "n1").getInterfaces().get(0).getAddresses().get(0).getText());
    }

    @Test
    void movedFiguresOfOneDiagramAreOneConflict() {
        for (Site site : List.of(mine, theirs)) {
            int x = site == mine ? 100 : 200;
            site.getDiagrams().get(0).getPlacements().forEach(placement -> placement.setX(x));
        }
        mine.getDiagrams().get(0).getPlacements().get(0).setY(1);
        Conflict conflict = conflict();
        assertEquals("Diagram d: Placements", conflict.what(Locale.ENGLISH));
        assertEquals(2, conflict.mine().size());
        same(mine, merged(Side.MINE));
        same(theirs, merged(Side.THEIRS));
    }

    @Test
    void differentFiguresAreMergedAndNobodysPositionIsMixed() {
        mine.getDiagrams().get(0).getPlacements().get(0).setX(7);
        theirs.getDiagrams().get(0).getPlacements().get(1).setX(8);
        var placements = merged().getDiagrams().get(0).getPlacements();
        assertEquals(7, placements.get(0).getX());
        assertEquals(8, placements.get(1).getX());
        theirs.getDiagrams().get(0).getPlacements().get(0).setY(9);
        assertEquals(20, merge().site(_ -> Side.MINE).getDiagrams().get(0).getPlacements().get(0).getY());
    }

    @Test
    void aPlacementIsNoReasonToKeepARemovedNode() {
        mine.getDiagrams().get(0).getPlacements().get(0).setX(7);
        remove(theirs, "n1");
        same(theirs, merged());
    }

    @Test
    void secretsAreNotShown() {
        CommunityCredential ours = (CommunityCredential) mine.getSnmpCredentials().get(0);
        ours.setCommunity(Secret.plain("one-secret"));
        ((CommunityCredential) theirs.getSnmpCredentials().get(0)).setCommunity(Secret.plain("other-secret"));
        Conflict conflict = conflict();
        assertEquals("changed", conflict.text(Side.MINE, Locale.ENGLISH));
        assertFalse(conflict.toString().contains("one-secret"));
        assertEquals(Secret.plain("one-secret"),
                ((CommunityCredential) merged(Side.MINE).getSnmpCredentials().get(0)).getCommunity());
    }

    @Test
    void whatTheModelDoesNotKnowIsMergedToo() throws SiteFileException {
        Site known = Models.load(Models.file("<people id='p' name='P' login='p' shoe='42'/>"));
        Site left = Models.load(Models.file("<people id='p' name='Q' login='p' shoe='42'/>"));
        Site right = Models.load(Models.file("<people id='p' name='P' login='p' shoe='43'/>"));
        Site merged = Merge.of(known, left, right).site(conflict -> {
            throw new AssertionError(conflict);
        });
        assertTrue(Models.text(merged).contains("name=\"Q\" login=\"p\" shoe=\"43\""), Models.text(merged));
        left = Models.load(Models.file("<people id='p' name='Q' login='p' shoe='44'/>"));
        Merge both = Merge.of(known, left, right);
        assertEquals(1, both.conflicts().size());
        assertTrue(Models.text(both.site(_ -> Side.MINE)).contains("shoe=\"44\""));
    }

    @Test
    void newElementsOfBothCanReferToEachOthersOldOnes() {
        Person person = SiteFactory.eINSTANCE.createPerson();
        person.setId("p2");
        person.setName("P");
        person.setLogin("p2");
        person.getRoles().add(mine.getRoles().get(0));
        mine.getPeople().add(person);
        Area ours = in(theirs, Area.class, "b");
        ours.getNodes().add(Elements.node(NodeKind.AP_SERVER, "ap", "10.0.3.1"));
        Site merged = merged();
        assertEquals(merged.getRoles().get(0), in(merged, Person.class, "p2").getRoles().get(0));
        assertEquals(2, in(merged, Area.class, "b").getNodes().size());
    }

    @Test
    void largeSitesAreMergedInReasonableTime() {
        Site large = Models.large(30_000);
        Site left = SiteFiles.copy(large);
        Site right = SiteFiles.copy(large);
        Models.nodes(left).forEach(node -> node.setVendor("L"));
        Models.nodes(right).forEach(node -> node.setProduct("R"));
        for (int i = 0; i < 5_000; i++) {
            left.getAreas().get(0).getNodes().add(Draft.node("left" + i, "11.0." + (i >> 8) + "." + (i & 255)));
            right.getAreas().get(0).getNodes().add(Draft.node("right" + i, "12.0." + (i >> 8) + "." + (i & 255)));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Merge merge = Merge.of(large, left, right);
            assertEquals(List.of(), merge.conflicts());
            assertEquals(20_000, SiteIndex.of(merge.site(_ -> Side.MINE)).nodeCount());
        });
    }
}
