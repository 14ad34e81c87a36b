/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.edit.provider.IItemLabelProvider;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.TrapRule;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.Watch;

class SiteEditorTest {

    private final Site site = DemoSite.load();
    private final SiteIndex index = SiteIndex.of(site);
    private final SiteEditor editor = new SiteEditor(site, Locale.ENGLISH);
    private final Node db01 = index.node("db01");
    private final Area dmz = index.element("tokyo-dmz", Area.class).orElseThrow();
    private final Area rack = index.element("rack-b1", Area.class).orElseThrow();

    @AfterEach
    void close() {
        editor.close();
    }

    @Test
    void aValueIsSetAndTakenAway() {
        assertTrue(editor.set(db01, Literals.NODE__PRODUCT, "X"));
        assertEquals("X", db01.getProduct());
        assertEquals("Change Product of db01", editor.undoLabel());
        assertTrue(editor.set(db01, Literals.NODE__PRODUCT, ""));
        assertNull(db01.getProduct());
        editor.undo();
        assertEquals("X", db01.getProduct());
        assertEquals("Change Product of db01", editor.redoLabel());
        editor.undo();
        assertEquals("PS-960 G4 cluster", db01.getProduct());
        assertFalse(editor.canUndo());
    }

    @Test
    void anyChangeIsOneStepOfUndoAndAFailureLeavesNothing() {
        int nodes = rack.getNodes().size();
        assertTrue(editor.change("Accept 2", s -> {
            db01.setSerial("S2");
            rack.getNodes().removeFirst();
        }));
        assertEquals("Accept 2", editor.undoLabel());
        editor.undo();
        assertEquals(nodes, rack.getNodes().size());
        editor.redo();
        assertEquals("S2", db01.getSerial());
        assertThrows(IllegalStateException.class, () -> editor.change("Half", s -> {
            db01.setSerial("S3");
            throw new IllegalStateException("in the middle");
        }));
        assertEquals("S2", db01.getSerial());
        assertEquals("Accept 2", editor.undoLabel());
    }

    @Test
    void labelsAreInThePersonsLanguage() {
        try (SiteEditor japanese = new SiteEditor(DemoSite.load(), Locale.JAPANESE)) {
            japanese.rename(japanese.site().getAreas().get(1), "西");
            assertEquals("Osaka DR siteを西に改名", japanese.undoLabel());
        }
    }

    @Test
    void whatTheModelDoesNotAllowIsRefused() {
        assertFalse(editor.set(db01, Literals.AREA__KIND, null));
        assertFalse(editor.set(db01, Literals.NODE__KIND, "not a kind"));
        assertFalse(editor.rename(db01, " "));
        assertFalse(editor.rename(db01, null));
        assertFalse(editor.add(dmz, Literals.AREA__NODES, db01));
        assertFalse(editor.add(dmz, Literals.AREA__NODES, SiteFactory.eINSTANCE.createRole()));
        assertFalse(editor.move(index.element("tokyo").orElseThrow(), dmz, Literals.AREA__AREAS, -1));
        assertFalse(editor.move(dmz, dmz, Literals.AREA__AREAS, -1));
        assertFalse(editor.remove(List.of()));
        assertFalse(editor.remove(List.of(site)));
        assertFalse(editor.canUndo());
        assertFalse(editor.isChanged());
    }

    @Test
    void aNodeComesWithInterfaceAndAddress() {
        assertTrue(editor.addNode(dmz, NodeKind.WWW_BM_SERVER, "www07", "127.1.1.37"));
        Node added = dmz.getNodes().getLast();
        assertEquals("127.1.1.37", Elements.primaryAddress(added).orElseThrow());
        assertEquals(36, added.getId().length());
        assertEquals("Add Node www07", editor.undoLabel());
        assertEquals(List.of(), editor.problems());
        editor.undo();
        assertFalse(dmz.getNodes().contains(added));
    }

    @Test
    void removingTakesReferencesAlong() {
        Filter filter = site.getFilters().stream().filter(f -> f.getAreas().contains(dmz)).findFirst().orElseThrow();
        assertTrue(editor.remove(List.of(dmz)));
        assertTrue(filter.getAreas().isEmpty());
        assertEquals(Set.of("need-empty", "watch-nowhere"),
                editor.problems().stream().map(ModelProblem::code).collect(Collectors.toSet()));
        editor.undo();
        assertSame(dmz, filter.getAreas().get(0));
        assertEquals(List.of(), editor.differences());
    }

    @Test
    void removingAPersonTakesTheFilterItsOwner() {
        editor.remove(List.of(index.person("takahashi").orElseThrow()));
        assertEquals(List.of("owner-missing"), editor.problems().stream().map(p -> p.code()).toList());
    }

    @Test
    void aNodeIsMovedBetweenAreas() {
        assertTrue(editor.move(db01, dmz, Literals.AREA__NODES, 0));
        assertSame(db01, dmz.getNodes().get(0));
        assertFalse(rack.getNodes().contains(db01));
        assertEquals("Node db01 moved from Tokyo data centre / Business zone / Rack B1 to Tokyo data centre / DMZ",
                editor.differences().get(0).text(Locale.ENGLISH));
        editor.undo();
        assertSame(rack, db01.eContainer());
        assertEquals(List.of(), editor.differences());
    }

    @Test
    void aRuleIsMovedInPriority() {
        TrapRule rule = site.getTrapRules().getLast();
        assertTrue(editor.move(rule, site, Literals.SITE__TRAP_RULES, 0));
        assertSame(rule, site.getTrapRules().get(0));
        assertTrue(editor.move(rule, site, Literals.SITE__TRAP_RULES, -1));
        assertSame(rule, site.getTrapRules().getLast());
    }

    @Test
    void aDuplicateHasNewIds() {
        assertTrue(editor.run(editor.commands().duplicate(db01, "db03")));
        Node copy = rack.getNodes().getLast();
        assertEquals("db03", copy.getName());
        assertNotEquals(db01.getId(), copy.getId());
        assertNotEquals(db01.getInterfaces().get(0).getId(), copy.getInterfaces().get(0).getId());
        assertFalse(editor.run(editor.commands().duplicate(site, "x")));
    }

    @Test
    void severalChangesAreOneStep() {
        assertTrue(editor.run(editor.commands().all("both", List.of(
                editor.commands().set(db01, Literals.NODE__VENDOR, "V"),
                editor.commands().set(db01, Literals.NODE__SERIAL, "S")))));
        assertEquals("both", editor.undoLabel());
        editor.undo();
        assertFalse(editor.canUndo());
        assertEquals(List.of(), editor.differences());
    }

    @Test
    void savedIsNotChanged() {
        assertFalse(editor.isChanged());
        editor.rename(db01, "db-one");
        assertTrue(editor.isChanged());
        editor.saved();
        assertFalse(editor.isChanged());
        editor.undo();
        assertTrue(editor.isChanged());
        editor.redo();
        assertFalse(editor.isChanged());
    }

    @Test
    void listenersAreToldUntilTheyLeave() {
        int[] calls = {0};
        SiteEditor.Registration registration = editor.onChange(() -> calls[0]++);
        editor.rename(db01, "a");
        editor.undo();
        editor.redo();
        assertEquals(3, calls[0]);
        registration.close();
        editor.undo();
        assertEquals(3, calls[0]);
    }

    @Test
    void undoAndRedoOfNothingDoNothing() {
        editor.undo();
        editor.redo();
        assertEquals("", editor.undoLabel());
        assertEquals("", editor.redoLabel());
    }

    @Test
    void itemProvidersNameAndDescribe() {
        Locale had = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            IItemLabelProvider labels = (IItemLabelProvider) editor.adapters().adapt(db01, IItemLabelProvider.class);
            assertEquals("Node db01", labels.getText(db01));
            IItemPropertySource source = (IItemPropertySource) editor.adapters().adapt(db01, IItemPropertySource.class);
            IItemPropertyDescriptor vendor = source.getPropertyDescriptors(db01).stream()
                    .filter(d -> d.getFeature(db01) == Literals.NODE__VENDOR).findFirst().orElseThrow();
            assertEquals("Vendor", vendor.getDisplayName(db01));
            assertEquals("Who made it.", vendor.getDescription(db01));
        } finally {
            Locale.setDefault(had);
        }
    }

    @Test
    void aNodeIsLeftOutAndTakenInByCommandsThatCanBeUndone() {
        Site site = DemoSite.load();
        Node node = SiteIndex.of(site).node("db01");
        Watch ping = site.getWatches().getFirst();
        try (var editor = new SiteEditor(site, Locale.ENGLISH)) {
            assertFalse(editor.commands().watch(ping, node, true).canExecute(), "it is watched already");
            assertTrue(editor.run(editor.commands().watch(ping, node, false)));
            assertEquals("Leave db01 out of Ping / 疎通", editor.undoLabel());
            assertFalse(new WatchedNodes(SiteIndex.of(site)).of(ping).contains(node));
            assertTrue(WatchedNodes.offered(site, node).contains(ping), "so it can be taken in again");
            assertFalse(editor.commands().watch(ping, node, false).canExecute());
            editor.undo();
            assertEquals(List.of(), ping.getExcept());
            editor.redo();
            assertTrue(editor.run(editor.commands().watch(ping, node, true)));
            assertEquals(List.of(), ping.getExcept());
            editor.undo();
            assertEquals(List.of(node), ping.getExcept());
        }
    }
}
