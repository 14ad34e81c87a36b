/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;

class LinkedSelectionTest {
    private final NodeSelection shared = new NodeSelection();
    private final Object tree = "the tree";
    private final Object diagram = "the diagram";
    private final List<Set<String>> told = new ArrayList<>();
    private final LinkedSelection view = new LinkedSelection(shared, tree, s -> told.add(s.nodes()));

    @Test
    void aViewIsToldAtOnceAndOfWhatOthersSelect() {
        shared.select(Selected.node("db-1", diagram));
        assertEquals(List.of(Set.of(), Set.of("db-1")), told);
        assertEquals(Set.of("db-1"), view.shown().nodes());
    }

    @Test
    void aViewDoesNotAnswerItself() {
        var others = new ArrayList<Selected>();
        shared.follow(others::add);
        view.select(Selected.node("db-1", null));
        assertEquals(1, told.size(), "only what it was told at first");
        assertEquals(Set.of("db-1"), view.shown().nodes());
        assertEquals(tree, others.getFirst().origin());
    }

    @Test
    void theSameAgainIsNoNews() {
        shared.select(Selected.node("db-1", diagram));
        shared.select(Selected.node("db-1", "somebody else"));
        assertEquals(2, told.size());
    }

    @Test
    void aPinnedViewStaysAndCatchesUpWhenItIsReleased() {
        shared.select(Selected.node("db-1", diagram));
        view.setPinned(true);
        shared.select(Selected.node("www-1", diagram));
        shared.select(Selected.node("www-2", diagram));
        assertEquals(Set.of("db-1"), view.shown().nodes());
        assertTrue(view.pinned());
        view.setPinned(false);
        assertEquals(Set.of("www-2"), view.shown().nodes());
        assertEquals(List.of(Set.of(), Set.of("db-1"), Set.of("www-2")), told);
    }

    @Test
    void aPinnedViewThatIsReleasedWithoutNewsIsNotTold() {
        view.setPinned(true);
        view.setPinned(false);
        assertEquals(1, told.size());
    }

    @Test
    void whoIsClosedIsNotToldAnyMore() {
        view.close();
        shared.select(Selected.node("db-1", diagram));
        assertEquals(1, told.size());
    }

    @Test
    void aNewViewBeginsWithWhatIsSelected() {
        shared.select(new Selected(Set.of(), Set.of("tokyo"), diagram));
        var seen = new ArrayList<Selected>();
        new LinkedSelection(shared, "late", seen::add).close();
        assertEquals(Set.of("tokyo"), seen.getFirst().areas());
        assertFalse(seen.getFirst().isEmpty());
    }

    @Test
    void selectionsAreTheSameWhoeverMadeThem() {
        assertTrue(Selected.node("a", tree).sameAs(Selected.node("a", diagram)));
        assertFalse(Selected.node("a", tree).sameAs(new Selected(Set.of(), Set.of("a"), tree)));
        assertTrue(Selected.NOTHING.isEmpty());
    }

    @Test
    void aBadgeSaysHowBadAndHowMany() {
        var badge = new NodeBadges.Badge(Severity.MAJOR, 3, "3 alarms");
        assertEquals(Severity.MAJOR, badge.severity());
        assertEquals("3 alarms", badge.text());
    }
}
