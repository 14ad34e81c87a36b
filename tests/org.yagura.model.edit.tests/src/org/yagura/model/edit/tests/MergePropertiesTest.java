/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.Conflict;
import org.yagura.model.Conflict.Kind;
import org.yagura.model.Conflict.Side;
import org.yagura.model.DemoSite;
import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.Merge;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** What holds for merges of any edits of the demo site. */
class MergePropertiesTest {

    private static final int ROUNDS = 15;

    private static Site edited(Site base, long seed, int steps) {
        Site site = SiteFiles.copy(base);
        Random random = new Random(seed);
        try (SiteEditor editor = new SiteEditor(site, Locale.ENGLISH)) {
            RandomEdits edits = new RandomEdits(editor, random);
            for (int step = 0; step < steps && !edits.all().isEmpty(); step++) {
                editor.run(edits.command());
            }
        }
        return site;
    }

    private static String text(Site site) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> differences(Site before, Site after) {
        return Differences.between(before, after).stream().map(d -> d.text(Locale.ENGLISH)).toList();
    }

    private static Set<String> ids(Site site) {
        Set<String> ids = new HashSet<>();
        for (Iterator<EObject> all = site.eAllContents(); all.hasNext();) {
            if (all.next() instanceof Element element) {
                assertTrue(ids.add(element.getId()), "twice: " + element.getId());
            }
        }
        return ids;
    }

    @Test
    void mergedWithNothingItIsThatSide() {
        Site base = DemoSite.load();
        for (long seed = 0; seed < ROUNDS; seed++) {
            Site edited = edited(base, seed, 12);
            for (Merge merge : List.of(Merge.of(base, edited, base), Merge.of(base, base, edited),
                    Merge.of(base, edited, SiteFiles.copy(edited)))) {
                assertEquals(List.of(), merge.conflicts(), "seed " + seed);
                assertEquals(List.of(), differences(edited, merge.site(_ -> Side.MINE)), "seed " + seed);
                assertEquals(text(edited), text(merge.site(_ -> Side.THEIRS)), "seed " + seed);
            }
        }
    }

    /** A conflict seen from the other side. */
    private static String turned(Conflict conflict, boolean turn) {
        Kind kind = switch (conflict.kind()) {
            case REMOVED_BY_MINE -> turn ? Kind.REMOVED_BY_THEIRS : conflict.kind();
            case REMOVED_BY_THEIRS -> turn ? Kind.REMOVED_BY_MINE : conflict.kind();
            default -> conflict.kind();
        };
        return kind + " " + conflict.elementId() + " "
                + (conflict.feature() == null ? "" : conflict.feature().getName())
                + " " + (turn ? conflict.theirs() : conflict.mine()) + (turn ? conflict.mine() : conflict.theirs());
    }

    @Test
    void conflictsAreTheSameFromBothSides() {
        Site base = DemoSite.load();
        int found = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            Site left = edited(base, 2 * seed, 40);
            Site right = edited(base, 2 * seed + 1, 40);
            List<Conflict> conflicts = Merge.of(base, left, right).conflicts();
            Set<String> one = conflicts.stream().map(c -> turned(c, false)).collect(Collectors.toSet());
            Set<String> other = Merge.of(base, right, left).conflicts().stream().map(c -> turned(c, true))
                    .collect(Collectors.toSet());
            assertEquals(one, other, "seed " + seed);
            found += conflicts.size();
        }
        assertTrue(found > ROUNDS, "conflicts: " + found);
    }

    @Test
    void whateverIsChosenTheSiteIsWholeAndCanBeSavedAndNothingNewIsLost() throws SiteFileException {
        Site base = DemoSite.load();
        Set<String> old = ids(base);
        for (long seed = 0; seed < ROUNDS; seed++) {
            Site left = edited(base, 2 * seed + 5000, 30);
            Site right = edited(base, 2 * seed + 5001, 30);
            Merge merge = Merge.of(base, left, right);
            Random random = new Random(seed);
            Site merged = merge.site(_ -> random.nextBoolean() ? Side.MINE : Side.THEIRS);
            String text = text(merged);
            assertEquals(text, text(new SiteFiles().load(text.getBytes(StandardCharsets.UTF_8), "merged").site()));
            Set<String> there = ids(merged);
            if (merge.conflicts().isEmpty()) {
                Set<String> expected = ids(left);
                expected.addAll(ids(right));
                expected.removeAll(old);
                assertTrue(there.containsAll(expected), "seed " + seed);
            }
        }
    }

    @Test
    void choosingASideGivesItsValues() {
        Site base = DemoSite.load();
        for (long seed = 0; seed < ROUNDS; seed++) {
            Site left = edited(base, 2 * seed + 9000, 40);
            Site right = edited(base, 2 * seed + 9001, 40);
            Merge merge = Merge.of(base, left, right);
            for (Side side : Side.values()) {
                SiteIndex merged = SiteIndex.of(merge.site(_ -> side));
                SiteIndex chosen = SiteIndex.of(side == Side.MINE ? left : right);
                for (Conflict conflict : merge.conflicts()) {
                    if (conflict.kind() == Kind.VALUE && conflict.feature() instanceof EAttribute) {
                        assertEquals(value(chosen, conflict), value(merged, conflict), conflict.toString());
                    }
                    if (conflict.kind().name().endsWith(side.name())) {
                        assertTrue(merged.element(conflict.elementId()).isEmpty(), conflict.toString());
                    } else if (conflict.kind().name().startsWith("REMOVED")) {
                        assertTrue(merged.element(conflict.elementId()).isPresent(), conflict.toString());
                    }
                }
            }
        }
    }

    private static Object value(SiteIndex in, Conflict conflict) {
        return in.element(conflict.elementId()).map(element -> element.eGet(conflict.feature())).orElse(null);
    }

    /** One value given to one feature of one element, or an element added or removed: can be done in any site. */
    private record Step(String id, String feature, String value) {

        static Step random(Random random, List<Element> elements, Set<String> touched) {
            while (true) {
                Element element = elements.get(random.nextInt(elements.size()));
                List<EAttribute> attributes = element.eClass().getEAllAttributes().stream()
                        .filter(a -> a != Literals.ELEMENT__ID && a.getEType().getName().equals("EString")
                                || a.getEType() instanceof EEnum && !a.isMany())
                        .toList();
                EAttribute attribute = attributes.isEmpty() ? null : attributes.get(random.nextInt(attributes.size()));
                if (attribute != null && !attribute.isMany() && touched.add(element.getId() + attribute.getName())) {
                    Object value = attribute.getEType() instanceof EEnum type
                            ? type.getELiterals().get(random.nextInt(type.getELiterals().size())).getInstance()
                            : "text " + random.nextInt(1000);
                    return new Step(element.getId(), attribute.getName(), value.toString());
                }
            }
        }

        void run(SiteIndex index) {
            Element element = index.element(id).orElseThrow();
            EAttribute attribute = (EAttribute) element.eClass().getEStructuralFeature(feature);
            element.eSet(attribute, EcoreUtil.createFromString(
                    attribute.getEAttributeType(), value));
        }
    }

    @Test
    void disjointEditsAreAsIfBothHadBeenDone() {
        Site base = DemoSite.load();
        List<Element> elements = new ArrayList<>();
        base.eAllContents().forEachRemaining(object -> {
            if (object instanceof Element element) {
                elements.add(element);
            }
        });
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Set<String> touched = new HashSet<>();
            Site left = SiteFiles.copy(base);
            Site right = SiteFiles.copy(base);
            Site both = SiteFiles.copy(base);
            SiteIndex ofBoth = SiteIndex.of(both);
            for (Site one : List.of(left, right)) {
                SiteIndex index = SiteIndex.of(one);
                for (int i = 0; i < 50; i++) {
                    Step step = Step.random(random, elements, touched);
                    step.run(index);
                    step.run(ofBoth);
                }
            }
            Merge merge = Merge.of(base, left, right);
            assertEquals(List.of(), merge.conflicts(), "seed " + seed);
            assertEquals(text(both), text(merge.site(_ -> Side.MINE)), "seed " + seed);
        }
    }

    /** The second edit on top of the first, where it does not matter which comes first, is what the merge gives. */
    @Test
    void structuralEditsInDifferentPlacesAreAsIfBothHadBeenDone() {
        Site base = DemoSite.load();
        int compared = 0;
        for (long seed = 0; seed < 3 * ROUNDS; seed++) {
            Site left = edited(base, 2 * seed + 20_000, 2);
            Site right = edited(base, 2 * seed + 20_001, 2);
            Merge merge = Merge.of(base, left, right);
            Set<String> touched = touched(base, left);
            touched.retainAll(touched(base, right));
            if (touched.isEmpty()) {
                compared++;
                assertEquals(List.of(), merge.conflicts(), "seed " + seed);
                Site merged = merge.site(_ -> Side.MINE);
                Set<String> expected = new HashSet<>(lines(base, left));
                expected.addAll(lines(base, right));
                assertEquals(expected, new HashSet<>(lines(base, merged)), "seed " + seed);
            }
        }
        assertTrue(compared > ROUNDS, "compared: " + compared);
    }

    private static List<String> lines(Site before, Site after) {
        return Differences.between(before, after).stream().filter(d -> d.kind() != Difference.Kind.REORDERED)
                .map(d -> d.text(Locale.ENGLISH)).toList();
    }

    /** Ids of what a change has to do with: the elements, what contains them, and what they refer to or referred to. */
    private static Set<String> touched(Site before, Site after) {
        Set<String> touched = new HashSet<>();
        SiteIndex old = SiteIndex.of(before);
        SiteIndex fresh = SiteIndex.of(after);
        for (Difference difference : Differences.between(before, after)) {
            touched.add(difference.elementId());
            for (SiteIndex index : List.of(old, fresh)) {
                index.element(difference.elementId()).ifPresent(element -> around(element, touched));
            }
        }
        return touched;
    }

    private static void around(Element element, Set<String> touched) {
        if (element.eContainer() instanceof Element container) {
            touched.add(container.getId() + element.eContainingFeature().getName());
            if (!(container instanceof Site)) {
                touched.add(container.getId());
            }
        }
        element.eCrossReferences().stream().filter(Element.class::isInstance)
                .forEach(target -> touched.add(((Element) target).getId()));
        element.eAllContents().forEachRemaining(below -> {
            if (below instanceof Element inner) {
                touched.add(inner.getId());
                inner.eCrossReferences().stream().filter(Element.class::isInstance)
                        .forEach(target -> touched.add(((Element) target).getId()));
            }
        });
    }
}
