/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.eclipse.nebula.widgets.nattable.coordinate.Range;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class KeySelectionTest {
    private static final int COLUMNS = 3;

    /** A table of words of which only some rows are loaded; new rows come in at the top. */
    private static final class Words implements KeySelection.Rows<String> {
        private final List<String> rows = new ArrayList<>();
        private final List<Range> loads = new ArrayList<>();
        private int loadedFrom;
        private int loadedTo = Integer.MAX_VALUE;
        private int changes;

        Words(int count) {
            IntStream.range(0, count).forEach(i -> rows.add("w" + i));
        }

        @Override
        public String peek(long position) {
            return position >= Math.max(0, loadedFrom) && position < Math.min(loadedTo, rows.size())
                    ? rows.get((int) position)
                    : null;
        }

        @Override
        public Object key(String row) {
            return row.toLowerCase();
        }

        @Override
        public long position(Object key) {
            int at = IntStream.range(0, rows.size()).filter(i -> key(rows.get(i)).equals(key)).findFirst().orElse(-1);
            return at >= 0 && peek(at) != null ? at : -1;
        }

        @Override
        public int count() {
            return rows.size();
        }

        @Override
        public void load(int from, int count) {
            loads.add(new Range(from, from + count));
        }

        @Override
        public void selectionChanged() {
            changes++;
        }
    }

    private static KeySelection<String> over(Words words) {
        return new KeySelection<>(words, () -> COLUMNS);
    }

    private static List<Integer> selected(KeySelection<String> keys) {
        var all = new TreeSet<Integer>();
        keys.getSelectedRowPositions().forEach(r -> all.addAll(r.getMembers()));
        return List.copyOf(all);
    }

    @Test
    void rowsStaySelectedWhereverTheyMove() {
        var words = new Words(5);
        var keys = over(words);
        keys.addSelection(0, 2);
        words.rows.addFirst("new");
        assertTrue(keys.isRowPositionSelected(3));
        assertFalse(keys.isRowPositionSelected(2));
        assertEquals(List.of(3), selected(keys));
        assertEquals(List.of("w2"), keys.rows());
    }

    @Test
    void aSelectedRowThatIsGoneIsStillSelectedByItsKey() {
        var words = new Words(5);
        var keys = over(words);
        keys.addSelection(0, 2);
        words.rows.remove("w2");
        assertEquals(1, keys.getSelectedRowCount());
        assertEquals(List.of(), selected(keys));
        assertEquals(List.of("w2"), keys.rows());
    }

    @Test
    void newerContentOfSelectedRowsIsTakenAndNothingElse() {
        var keys = over(new Words(5));
        keys.addSelection(0, 2);
        keys.update(List.of("W2", "W4"));
        assertEquals(List.of("W2"), keys.rows());
    }

    @Test
    void aRangeThatIsNotWhollyLoadedAsksForTheRest() {
        var words = new Words(1000);
        words.loadedTo = 100;
        var keys = over(words);
        keys.addSelection(new Rectangle(0, 90, COLUMNS, 400));
        assertEquals(10, keys.getSelectedRowCount(), "what is loaded is selected at once");
        assertEquals(List.of(new Range(90, 490)), words.loads);
        keys.add(words.rows.subList(90, 490));
        assertEquals(400, keys.getSelectedRowCount());
        assertEquals(400, keys.rows().size());
    }

    @Test
    void aRangeOverEverythingIsEverything() {
        var words = new Words(1000);
        words.loadedTo = 50;
        var keys = over(words);
        keys.addSelection(new Rectangle(0, 0, COLUMNS, 1000));
        assertTrue(keys.all());
        assertEquals(1000, keys.getSelectedRowCount());
        assertEquals(List.of(), words.loads, "what is not loaded need not be");
        assertTrue(keys.isRowPositionSelected(999));
        assertFalse(keys.isRowPositionSelected(1000));
    }

    @Test
    void theOnlyRowIsARowAndNotEverything() {
        var keys = over(new Words(1));
        keys.addSelection(new Rectangle(0, 0, COLUMNS, 1));
        assertFalse(keys.all(), "or rows that arrive later would be taken for selected");
        assertEquals(List.of("w0"), keys.rows());
    }

    @Test
    void whatComesLateIsNotAddedToEverything() {
        var words = new Words(10);
        var keys = over(words);
        keys.selectAll();
        keys.add(List.of("w3"));
        assertTrue(keys.all());
        assertEquals(List.of(), keys.rows());
    }

    @Test
    void takingAwayFromEverythingLeavesNothing() {
        var keys = over(new Words(10));
        keys.selectAll();
        keys.clearSelection(0, 3);
        assertTrue(keys.isEmpty(), "everything but one would be a promise about rows that nobody has seen");
    }

    @Test
    void whoeverListensIsToldOnceForEachChangeAndNotForNone() {
        var words = new Words(10);
        var keys = over(words);
        keys.clearSelection();
        assertEquals(0, words.changes);
        keys.addSelection(0, 1);
        keys.clearSelection();
        keys.clearSelection();
        assertEquals(2, words.changes);
    }

    @Test
    void aTableThatAllowsOneRowKeepsTheLast() {
        var keys = over(new Words(10));
        keys.setMultipleSelectionAllowed(false);
        keys.addSelection(0, 1);
        keys.addSelection(0, 4);
        assertEquals(List.of("w4"), keys.rows());
    }

    @Test
    void behavesAsASetThatCanBeEverything() {
        var random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            int size = 2 + random.nextInt(30);
            var keys = over(new Words(size));
            boolean all = false;
            var model = new TreeSet<Integer>();
            for (int step = 0; step < 20; step++) {
                int from = random.nextInt(size);
                int count = 1 + random.nextInt(size - from);
                List<Integer> range = IntStream.range(from, from + count).boxed().toList();
                if (random.nextInt(3) > 0) {
                    keys.addSelection(new Rectangle(0, from, COLUMNS, count));
                    all = count == size;
                    model.addAll(range);
                    model.removeIf(row -> count == size);
                } else {
                    keys.clearSelection(new Rectangle(0, from, COLUMNS, count));
                    model.removeIf(row -> range.contains(row));
                    all = false;
                }
                assertEquals(all, keys.all());
                assertEquals(all ? IntStream.range(0, size).boxed().toList() : List.copyOf(model), selected(keys));
                assertEquals(all ? size : model.size(), keys.getSelectedRowCount());
                assertEquals(keys.isEmpty(), keys.getSelections().isEmpty());
            }
        }
    }
}
