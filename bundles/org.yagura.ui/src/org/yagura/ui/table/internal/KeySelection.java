/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.eclipse.nebula.widgets.nattable.coordinate.Range;
import org.eclipse.nebula.widgets.nattable.layer.event.IStructuralChangeEvent;
import org.eclipse.nebula.widgets.nattable.selection.ISelectionModel;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Selected rows by their keys, so that the selection stays on its rows while others arrive; or everything. Whole rows
 * only. On the user interface thread.
 */
public final class KeySelection<R> implements ISelectionModel {

    /** What the selection asks of its table. */
    public interface Rows<R> {

        /** The row at a place if it is loaded, else null. */
        R peek(long position);

        /** What a row is known by. */
        Object key(R row);

        /** Where the row with that key is if it is loaded, else -1. */
        long position(Object key);

        /** How many rows there are. */
        int count();

        /** Rows of a range that are not loaded are wanted in the selection; they are added with {@link #add} later. */
        void load(int from, int count);

        /** The selection is another one. */
        void selectionChanged();
    }

    private final Rows<R> rows;
    private final IntSupplier columns;
    private final Map<Object, R> selected = new LinkedHashMap<>();
    private boolean all;
    private boolean multiple = true;

    /** An empty selection. */
    public KeySelection(Rows<R> rows, IntSupplier columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Whether everything is selected. */
    public boolean all() {
        return all;
    }

    /** The selected rows that are known, in the order of selecting. */
    public List<R> rows() {
        return new ArrayList<>(selected.values());
    }

    /** Selects everything, loaded or not. */
    public void selectAll() {
        all = true;
        selected.clear();
        rows.selectionChanged();
    }

    /** Adds rows. */
    public void add(Collection<R> more) {
        if (all) {
            return;
        }
        if (!multiple) {
            selected.clear();
        }
        more.forEach(row -> selected.put(rows.key(row), row));
        rows.selectionChanged();
    }

    /** Takes newer contents of selected rows. */
    public void update(Collection<R> loaded) {
        if (!selected.isEmpty()) {
            loaded.forEach(row -> selected.computeIfPresent(rows.key(row), (k, old) -> row));
        }
    }

    /** Takes rows out that are there no more. */
    public void removeIf(Predicate<? super R> gone) {
        if (selected.values().removeIf(gone)) {
            rows.selectionChanged();
        }
    }

    @Override
    public boolean isMultipleSelectionAllowed() {
        return multiple;
    }

    @Override
    public void setMultipleSelectionAllowed(boolean allowed) {
        multiple = allowed;
    }

    @Override
    public void addSelection(int column, int row) {
        addRange(row, 1);
    }

    @Override
    public void addSelection(Rectangle positions) {
        if (positions.y == 0 && positions.height >= rows.count() && positions.height > 1) {
            selectAll();
        } else {
            addRange(positions.y, positions.height);
        }
    }

    private void addRange(int from, int count) {
        var known = new ArrayList<R>();
        int end = Math.min(from + count, rows.count());
        boolean missing = false;
        for (int i = from; i < end; i++) {
            R row = rows.peek(i);
            if (row == null) {
                missing = true;
                break;
            }
            known.add(row);
        }
        all = false;
        add(known);
        if (missing) {
            rows.load(from, end - from);
        }
    }

    @Override
    public void clearSelection() {
        if (all || !selected.isEmpty()) {
            all = false;
            selected.clear();
            rows.selectionChanged();
        }
    }

    @Override
    public void clearSelection(int column, int row) {
        remove(row, 1);
    }

    @Override
    public void clearSelection(Rectangle positions) {
        remove(positions.y, positions.height);
    }

    private void remove(int from, int count) {
        if (all) {
            clearSelection();
            return;
        }
        if (count >= rows.count()) {
            clearSelection();
            return;
        }
        for (int i = from; i < from + count; i++) {
            R row = rows.peek(i);
            if (row != null) {
                selected.remove(rows.key(row));
            }
        }
        rows.selectionChanged();
    }

    @Override
    public boolean isEmpty() {
        return !all && selected.isEmpty();
    }

    @Override
    public List<Rectangle> getSelections() {
        var rectangles = new ArrayList<Rectangle>();
        for (Range range : getSelectedRowPositions()) {
            rectangles.add(new Rectangle(0, range.start, columns.getAsInt(), range.size()));
        }
        return rectangles;
    }

    @Override
    public boolean isCellPositionSelected(int column, int row) {
        return isRowPositionSelected(row);
    }

    @Override
    public int[] getSelectedColumnPositions() {
        int[] positions = new int[isEmpty() ? 0 : columns.getAsInt()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        return positions;
    }

    @Override
    public boolean isColumnPositionSelected(int column) {
        return false;
    }

    @Override
    public int[] getFullySelectedColumnPositions(int height) {
        return new int[0];
    }

    @Override
    public boolean isColumnPositionFullySelected(int column, int height) {
        return false;
    }

    @Override
    public int getSelectedRowCount() {
        return all ? rows.count() : selected.size();
    }

    @Override
    public Set<Range> getSelectedRowPositions() {
        var ranges = new HashSet<Range>();
        if (all) {
            ranges.add(new Range(0, rows.count()));
            return ranges;
        }
        var places = new TreeSet<Integer>();
        for (Object key : selected.keySet()) {
            long position = rows.position(key);
            if (position >= 0) {
                places.add((int) position);
            }
        }
        places.forEach(p -> ranges.add(new Range(p, p + 1)));
        return ranges;
    }

    @Override
    public boolean isRowPositionSelected(int position) {
        if (all) {
            return position < rows.count();
        }
        if (selected.isEmpty()) {
            return false;
        }
        R row = rows.peek(position);
        return row != null && selected.containsKey(rows.key(row));
    }

    @Override
    public int[] getFullySelectedRowPositions(int width) {
        return getSelectedRowPositions().stream().flatMapToInt(r -> IntStream.range(r.start, r.end)).limit(1000)
                .sorted().toArray();
    }

    @Override
    public boolean isRowPositionFullySelected(int position, int width) {
        return isRowPositionSelected(position);
    }

    @Override
    public void handleLayerEvent(IStructuralChangeEvent event) {
        // keys stay what they are, whatever rows come and go
    }

    @Override
    public Class<IStructuralChangeEvent> getLayerEventClass() {
        return IStructuralChangeEvent.class;
    }
}
