/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.edit.provider.IItemLabelProvider;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.model.Elements;
import org.yagura.model.NewSites;
import org.yagura.model.edit.Choices;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Link;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Placement;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage.Literals;

/** Editing of parts, links, groups, services and diagrams. */
class StructureEditsTest {

    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site = NewSites.empty();
    private final SiteEditor editor = new SiteEditor(site, Locale.ENGLISH);
    private final Area area = FACTORY.createArea();
    private final Node a = Elements.node(NodeKind.DB_SERVER, "a", "10.0.0.1");
    private final Node b = Elements.node(NodeKind.DB_SERVER, "b", "10.0.0.2");
    private final Link link = FACTORY.createLink();
    private final RedundancyGroup group = FACTORY.createRedundancyGroup();
    private final Service service = FACTORY.createService();
    private final NeedElement need = FACTORY.createNeedElement();
    private final Diagram diagram = FACTORY.createDiagram();

    @BeforeEach
    void build() {
        area.setName("area");
        group.setName("group");
        service.setName("service");
        diagram.setName("diagram");
        assertTrue(editor.add(site, Literals.SITE__AREAS, area));
        assertTrue(editor.add(area, Literals.AREA__NODES, a));
        assertTrue(editor.add(area, Literals.AREA__NODES, b));
        link.setFrom(a);
        link.setTo(b);
        assertTrue(editor.add(site, Literals.SITE__LINKS, link));
        group.getMembers().addAll(List.of(a, b));
        assertTrue(editor.add(site, Literals.SITE__GROUPS, group));
        need.setElement(a);
        service.setNeed(need);
        assertTrue(editor.add(site, Literals.SITE__SERVICES, service));
        Placement placement = FACTORY.createPlacement();
        placement.setElement(a);
        diagram.getPlacements().add(placement);
        assertTrue(editor.add(site, Literals.SITE__DIAGRAMS, diagram));
    }

    @AfterEach
    void close() {
        editor.close();
    }

    private static Part part(Node node, PartKind kind, String name) {
        Part part = FACTORY.createPart();
        part.setKind(kind);
        part.setName(name);
        Elements.assignIds(part);
        node.getParts().add(part);
        return part;
    }

    private static Set<String> choices(EObject owner, EReference reference) {
        return Choices.of(owner, reference).stream().map(Elements::nameElsewhere).collect(Collectors.toSet());
    }

    @Test
    void withANodeGoesWhatSaysNothingWithoutItInOneStep() {
        assertTrue(editor.remove(List.of(a)));
        assertEquals("Remove Node a", editor.undoLabel());
        assertEquals(List.of(), site.getLinks());
        assertEquals(List.of(b), group.getMembers());
        assertNull(service.getNeed());
        assertEquals(List.of(), diagram.getPlacements());
        editor.undo();
        assertEquals(List.of(link), site.getLinks());
        assertEquals(List.of(a, b), group.getMembers());
        assertEquals(need, service.getNeed());
        assertEquals(a, need.getElement());
        assertEquals(a, diagram.getPlacements().get(0).getElement());
        editor.redo();
        assertEquals(List.of(), site.getLinks());
    }

    @Test
    void removingAnAreaTakesTheLinksOfItsNodes() {
        assertTrue(editor.remove(List.of(area)));
        assertEquals(List.of(), site.getLinks());
        assertEquals(List.of(), site.getGroups());
        editor.undo();
        assertEquals(List.of(a, b), group.getMembers());
        assertEquals(List.of(group), site.getGroups());
    }

    @Test
    void aNeedIsNotSilentlyReplacedByAnother() {
        assertFalse(editor.add(service, Literals.SERVICE__NEED, FACTORY.createNeedAll()));
        assertEquals(need, service.getNeed());
        assertTrue(editor.remove(List.of(need)));
        assertTrue(editor.add(service, Literals.SERVICE__NEED, FACTORY.createNeedAll()));
    }

    @Test
    void controllersAndPortsAreChosenInTheirNode() {
        Part controller = part(a, PartKind.CONTROLLER, "c0");
        part(b, PartKind.CONTROLLER, "c1");
        Part disk = part(a, PartKind.DISK, "d0");
        part(a, PartKind.LAN_PORT, "lan0");
        Interface eth0 = a.getInterfaces().get(0);
        assertEquals(List.of(controller), Choices.of(disk, Literals.PART__CONTROLLER));
        assertEquals(Set.of("a / lan0"), choices(eth0, Literals.INTERFACE__PORTS));
    }

    @Test
    void aResolutionClearsAPatternOfItsWatchThatOpensAlarms() {
        LogWatch watch = FACTORY.createLogWatch();
        LogWatch other = FACTORY.createLogWatch();
        for (LogWatch log : List.of(watch, other)) {
            for (String text : List.of("fails", "fine", "noise", "listed")) {
                LogPattern pattern = FACTORY.createLogPattern();
                pattern.setText(text);
                log.getPatterns().add(pattern);
            }
            assertTrue(editor.add(site, Literals.SITE__WATCHES, log));
        }
        LogPattern fine = watch.getPatterns().get(1);
        fine.setResolution(true);
        watch.getPatterns().get(2).setIgnored(true);
        watch.getPatterns().get(3).setAlarm(false);
        assertEquals(List.of(watch.getPatterns().getFirst()), Choices.of(fine, Literals.LOG_PATTERN__CLEARS));
        assertEquals(List.of(), Choices.of(FACTORY.createLogPattern(), Literals.LOG_PATTERN__CLEARS),
                "in no watch yet");
    }

    @Test
    void endsAndMembersAreChosenAmongWhatFits() {
        part(a, PartKind.LAN_PORT, "lan0");
        assertEquals(Set.of("a", "b", "a / lan0"), choices(link, Literals.LINK__TO));
        assertEquals(Set.of("a", "b", "a / lan0"), choices(group, Literals.REDUNDANCY_GROUP__SPARES));
        assertEquals(Set.of("a", "b"), choices(group, Literals.REDUNDANCY_GROUP__PREFERRED));
        assertEquals(Set.of("area", "a", "b", "a / lan0", "a – b", "service"),
                choices(group, Literals.REDUNDANCY_GROUP__MEMBERS));
        assertEquals(Set.of("area", "a", "b", "a / lan0", "a – b", "group"),
                choices(need, Literals.NEED_ELEMENT__ELEMENT));
        assertFalse(choices(diagram.getPlacements().get(0), Literals.PLACEMENT__ELEMENT).contains("a – b"));
    }

    @Test
    void everythingHasALabelAndProperties() {
        site.eAllContents().forEachRemaining(object -> {
            IItemLabelProvider labels = (IItemLabelProvider) editor.adapters().adapt(object, IItemLabelProvider.class);
            assertFalse(labels.getText(object).isBlank());
            IItemPropertySource source = (IItemPropertySource) editor.adapters().adapt(object,
                    IItemPropertySource.class);
            assertFalse(source.getPropertyDescriptors(object).isEmpty());
        });
    }
}
