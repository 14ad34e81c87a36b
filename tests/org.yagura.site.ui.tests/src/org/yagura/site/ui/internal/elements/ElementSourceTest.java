/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.Sort;

class ElementSourceTest {
    private static final Values VALUES = new Values(Locale.ENGLISH);

    private final ElementColumns columns = new ElementColumns(ElementKind.NODES, VALUES);
    private final ElementSource source = new ElementSource(columns.columns());

    private static List<ElementRow> rows(Site site, ElementKind kind, ElementColumns columns) {
        var rows = new ArrayList<ElementRow>();
        EcoreUtil.<EObject>getAllContents(site, false).forEachRemaining(o -> {
            if (kind.holds(o)) {
                rows.add(columns.row((Element) o));
            }
        });
        return rows;
    }

    private List<String> names(Sort sort) {
        return source.fetch(new PageRequest(0, 100, null, sort)).rows().stream().map(r -> r.texts().getFirst())
                .toList();
    }

    private List<Column<ElementRow>> shown(String... ids) {
        return columns.columns().stream().filter(c -> List.of(ids).contains(c.id())).toList();
    }

    @Test
    void everyWordIsLookedForInTheShownColumns() {
        source.rows(rows(SampleSites.full(), ElementKind.NODES, columns));
        assertEquals(List.of("db-1", "ap-1", "www-1", "www-2"), names(null));
        source.filter("TOKYO", shown("name", "place"));
        assertEquals(List.of("db-1", "ap-1"), names(null));
        source.filter("tokyo\u3000ap", shown("name", "place"));
        assertEquals(List.of("ap-1"), names(null));
        source.filter("tokyo", shown("name"));
        assertEquals(List.of(), names(null), "a column that is hidden does not count");
        assertEquals(4, source.all());
        source.filter("  ", shown("name"));
        assertEquals(4, names(null).size());
    }

    @Test
    void rowsAreSortedByTheirValuesAndOtherRowsKeepFilterAndOrder() {
        Site site = SampleSites.full();
        source.rows(rows(site, ElementKind.NODES, columns));
        source.filter("1", shown("name"));
        var down = new Sort("name", true);
        assertEquals(List.of("www-1", "db-1", "ap-1"), names(down));
        assertEquals(List.of("www-1", "db-1", "ap-1"),
                source.matching().stream().map(r -> r.texts().getFirst()).toList());
        site.getAreas().getFirst().getNodes().getFirst().setName("zz-1");
        source.rows(rows(site, ElementKind.NODES, columns));
        assertEquals(List.of("zz-1", "www-1", "ap-1"), names(down));
        assertEquals("d1", source.key(source.matching().getFirst()));
    }

    @Test
    void numbersAreSortedAsNumbersAndWhatHasNoneComesFirst() {
        Site site = SampleSites.full();
        var nodes = site.getAreas().getFirst().getNodes();
        nodes.getFirst().setMtbf(100_000.0);
        nodes.get(1).setMtbf(9000.5);
        source.rows(rows(site, ElementKind.NODES, columns));
        assertEquals(List.of("www-1", "www-2", "ap-1", "db-1"), names(new Sort("mtbf", false)));
        assertEquals("9000.5", columns.row(nodes.get(1)).texts()
                .get(columns.columns().indexOf(shown("mtbf").getFirst())));
    }

    @Test
    void rowsAreMadeInSlicesAndANewBeginGivesTheOldOneUp() {
        Deque<Runnable> later = new ArrayDeque<>();
        var maker = new ElementRows(later::add);
        Site site = SampleSites.large(600);
        var parts = new ElementColumns(ElementKind.PARTS, VALUES);
        var done = new ArrayList<List<ElementRow>>();
        maker.make(site, ElementKind.PARTS, parts, element -> pause(), done::add);
        assertEquals(List.of(), done, "the first slice is not enough");
        maker.make(site, ElementKind.PARTS, parts, element -> true, done::add);
        while (!later.isEmpty()) {
            later.poll().run();
        }
        assertEquals(1, done.size(), "only what was begun last comes");
        assertEquals(6000, done.getFirst().size());
        assertSame(site.getAreas().getFirst(), done.getFirst().getFirst().element().eContainer().eContainer());
        maker.make(site, ElementKind.PARTS, parts, element -> pause(), done::add);
        maker.stop();
        while (!later.isEmpty()) {
            later.poll().run();
        }
        assertEquals(1, done.size());
    }

    /** Work that takes a while, so that a slice is over soon. */
    private static boolean pause() {
        long end = System.nanoTime() + 100_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return true;
    }

    @Test
    void toAnAreaBelongsWhatIsInItAndWhatRefersToIt() {
        Site site = SampleSites.full();
        var dmz = new ElementScope(site.getAreas().get(1));
        var tokyo = new ElementScope(site.getAreas().getFirst());
        assertTrue(dmz.holds(site.getAreas().get(1)), "itself");
        assertTrue(dmz.holds(site.getAreas().get(1).getNodes().getFirst().getParts().getFirst()));
        assertTrue(dmz.holds(site.getLinks().getFirst()), "a link with an end there");
        assertTrue(dmz.holds(site.getGroups().getFirst()));
        assertEquals(List.of(false, false, false), List.of(tokyo.holds(site.getLinks().getFirst()),
                tokyo.holds(site.getGroups().getFirst()), tokyo.holds(site.getServices().getFirst())));
        var need = SiteFactory.eINSTANCE.createNeedElement();
        need.setElement(site.getGroups().getFirst());
        site.getServices().getFirst().setNeed(need);
        assertTrue(dmz.holds(site.getServices().getFirst()), "a service by a group that it needs");
        site.getGroups().getFirst().getMembers().add(site.getGroups().getFirst());
        assertEquals(false, tokyo.holds(site.getServices().getFirst()), "a circle ends");
    }

    @Test
    void aNewElementGoesBesideTheSelectedOneOrIntoWhatIsSelectedElsewhere() {
        Site site = SampleSites.full();
        var additions = new Additions(VALUES.texts(), VALUES.words());
        var dmz = site.getAreas().get(1);
        var node = dmz.getNodes().getFirst();
        assertEquals(new Additions.Place(dmz, Literals.AREA__NODES),
                additions.place(site, ElementKind.NODES, node, null).orElseThrow());
        assertEquals(new Additions.Place(dmz, Literals.AREA__NODES),
                additions.place(site, ElementKind.NODES, null, node).orElseThrow());
        assertEquals(site.getAreas().getFirst(),
                additions.place(site, ElementKind.NODES, null, null).orElseThrow().owner());
        assertTrue(additions.place(site, ElementKind.PARTS, null, dmz).isEmpty());
        assertEquals(node, additions.place(site, ElementKind.PARTS, null, node).orElseThrow().owner());
        assertEquals(new Additions.Place(dmz, Literals.AREA__AREAS),
                additions.place(site, ElementKind.AREAS, null, dmz).orElseThrow());
        assertEquals(new Additions.Place(site, Literals.SITE__AREAS),
                additions.place(site, ElementKind.AREAS, dmz, node).orElseThrow());
        site.getAreas().clear();
        assertTrue(additions.place(site, ElementKind.NODES, null, null).isEmpty());
        for (ElementKind kind : ElementKind.values()) {
            assertTrue(kind.holds(additions.made(kind)));
            assertEquals(kind.first().size(),
                    new ElementColumns(kind, VALUES).columns().stream().filter(Column::shown).count(), kind.name());
        }
    }
}
