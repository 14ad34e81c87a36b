/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.yagura.ui.UiSettings;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.Sort;

/** Remembers order, widths and choice of columns and the sort order of one table for the person. */
public final class ColumnMemory<R> {
    private final UiSettings settings;
    private final String key;
    private final List<Column<R>> columns;

    /** The memory of the table with that id. */
    public ColumnMemory(UiSettings settings, String table, List<Column<R>> columns) {
        this.settings = settings;
        key = "table." + table;
        this.columns = columns;
    }

    /** Brings back what was saved; columns that are new since then come last, as they are at first. */
    public void restore(TableLayers<R> layers) {
        var hidden = new ArrayList<Integer>();
        String saved = settings.get(key).orElse(null);
        var seen = new ArrayList<Integer>();
        if (saved != null) {
            for (String part : saved.split(";")) {
                place(part, layers, hidden, seen);
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!seen.contains(i) && !columns.get(i).shown()) {
                hidden.add(i);
            }
        }
        layers.hiding().showAllColumns();
        if (!hidden.isEmpty() && hidden.size() < columns.size()) {
            layers.hiding().hideColumnIndexes(hidden);
        }
    }

    private void place(String part, TableLayers<R> layers, List<Integer> hidden, List<Integer> seen) {
        String[] fields = part.split("=");
        int index = fields.length == 3 ? indexOf(fields[0]) : -1;
        if (index < 0 || seen.contains(index)) {
            return;
        }
        try {
            layers.data().setColumnWidthByPosition(index, Math.clamp(Integer.parseInt(fields[1]), 24, 4000));
        } catch (NumberFormatException e) {
            return;
        }
        ColumnReorderLayer order = layers.order();
        int now = order.getColumnPositionByIndex(index);
        if (now != seen.size()) {
            order.reorderColumnPosition(now, seen.size());
        }
        seen.add(index);
        if (fields[2].equals("-")) {
            hidden.add(index);
        }
    }

    private int indexOf(String id) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Saves how the columns are now. */
    public void save(TableLayers<R> layers) {
        var text = new StringBuilder();
        for (int index : layers.order().getColumnIndexOrderArray()) {
            text.append(text.isEmpty() ? "" : ";").append(columns.get(index).id()).append('=')
                    .append(layers.data().getColumnWidthByPosition(index)).append('=')
                    .append(layers.hiding().isColumnIndexHidden(index) ? '-' : '+');
        }
        settings.put(key, text.toString());
    }

    /** Goes back to how it was at first. */
    public void forget(TableLayers<R> layers) {
        settings.put(key, null);
        layers.order().resetReorder();
        for (int i = 0; i < columns.size(); i++) {
            layers.data().setColumnWidthByPosition(i, columns.get(i).width());
        }
        restore(layers);
    }

    /** The saved order; null for none. */
    public Sort sort() {
        String[] saved = settings.get(key + ".sort").orElse("").split("=");
        return saved.length == 2 && indexOf(saved[0]) >= 0 ? new Sort(saved[0], saved[1].equals("down")) : null;
    }

    /** Saves the order; null for none. */
    public void saveSort(Sort sort) {
        settings.put(key + ".sort", sort == null ? null : sort.column() + "=" + (sort.descending() ? "down" : "up"));
    }
}
