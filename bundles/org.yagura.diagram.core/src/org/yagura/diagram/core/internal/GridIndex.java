/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.yagura.diagram.core.Box;

/**
 * Finds what is in an area of the plane. A pile of grids, each with cells four times as wide as those of the one below;
 * an item is kept in exactly one cell, that of its upper left corner, in the finest grid whose cells are not smaller than
 * the item. So one change touches one cell, however large the item, and a search looks one cell further to the left and
 * top than its area. Not for use by several threads.
 *
 * @param <T> an item
 */
public final class GridIndex<T> {
    private static final int FINEST = 7;
    private static final int STEP = 2;
    private static final int LEVELS = 13;
    /** An odd number, so that different cells stay different: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Map<String, Slot<T>> slots = new HashMap<>();
    private final List<Level<T>> levels = new ArrayList<>();

    /** Where an item is; slots are told apart by identity. */
    private static final class Slot<T> {
        private final T item;
        private final Box box;
        private final int level;
        private final long cell;

        Slot(T item, Box box, int level, long cell) {
            this.item = item;
            this.box = box;
            this.level = level;
            this.cell = cell;
        }
    }

    /** One grid. */
    private static final class Level<T> {
        private final int shift;
        private final Map<Long, List<Slot<T>>> cells = new HashMap<>();

        Level(int shift) {
            this.shift = shift;
        }

        void visit(Box area, BiConsumer<? super T, ? super Box> visitor) {
            if (cells.isEmpty()) {
                return;
            }
            int left = (area.x() >> shift) - 1;
            int top = (area.y() >> shift) - 1;
            int right = area.right() >> shift;
            int bottom = area.bottom() >> shift;
            if ((right - left + 1L) * (bottom - top + 1L) > cells.size()) {
                cells.values().forEach(cell -> visit(cell, area, visitor));
                return;
            }
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    List<Slot<T>> cell = cells.get(cell(column, row));
                    if (cell != null) {
                        visit(cell, area, visitor);
                    }
                }
            }
        }

        private void visit(List<Slot<T>> cell, Box area, BiConsumer<? super T, ? super Box> visitor) {
            for (int i = 0; i < cell.size(); i++) {
                Slot<T> slot = cell.get(i);
                if (slot.box.intersects(area)) {
                    visitor.accept(slot.item, slot.box);
                }
            }
        }
    }

    /** An empty index. */
    public GridIndex() {
        for (int i = 0; i < LEVELS; i++) {
            levels.add(new Level<>(FINEST + STEP * i));
        }
    }

    /** Adds an item, or replaces what has that id. */
    public void put(String id, T item, Box box) {
        remove(id);
        int level = level(Math.max(box.width(), box.height()));
        int shift = levels.get(level).shift;
        var slot = new Slot<>(item, box, level, cell(box.x() >> shift, box.y() >> shift));
        slots.put(id, slot);
        levels.get(level).cells.computeIfAbsent(slot.cell, k -> new ArrayList<>(4)).add(slot);
    }

    /** Removes what has that id, if there is something. */
    public void remove(String id) {
        Slot<T> slot = slots.remove(id);
        if (slot != null) {
            Map<Long, List<Slot<T>>> cells = levels.get(slot.level).cells;
            List<Slot<T>> cell = cells.get(slot.cell);
            cell.remove(slot);
            if (cell.isEmpty()) {
                cells.remove(slot.cell);
            }
        }
    }

    /** The item with that id; null when there is none. */
    public T get(String id) {
        Slot<T> slot = slots.get(id);
        return slot == null ? null : slot.item;
    }

    /** Calls back for every item whose box shares a point with the area; the index must not change meanwhile. */
    public void visit(Box area, BiConsumer<? super T, ? super Box> visitor) {
        for (Level<T> level : levels) {
            level.visit(area, visitor);
        }
    }

    /** How many items there are. */
    public int size() {
        return slots.size();
    }

    private static int level(int extent) {
        int level = 0;
        while (level < LEVELS - 1 && extent > 1L << FINEST + STEP * level) {
            level++;
        }
        return level;
    }

    /** A number of its own for each cell, spread so that neighbours do not meet in one bucket of a hash table. */
    private static long cell(int column, int row) {
        return ((long) row << 32 | column & 0xFFFF_FFFFL) * SPREAD;
    }
}
