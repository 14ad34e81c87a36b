/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.Map;

/**
 * The cells of a heat map. Immutable by agreement: nobody changes the arrays.
 *
 * @param from when the first column begins, milliseconds since 1970
 * @param step milliseconds of a column
 * @param columns how many there are
 * @param rows the values of each series by its number; NaN for a cell without samples
 */
public record Heat(long from, long step, int columns, Map<Integer, double[]> rows) {
    /** No cells. */
    public static final Heat NONE = new Heat(0, 1, 0, Map.of());

    public Heat {
        rows = Map.copyOf(rows);
    }

    /** The value of a series at a moment; NaN when there is none. */
    public double at(ChartSeries one, long moment) {
        double[] row = rows.get(one.number());
        long column = Math.floorDiv(moment - from, step);
        return row == null || column < 0 || column >= columns ? Double.NaN : row[(int) column];
    }

    /** The figures of a series in a time, from its cells. */
    public Figures figures(ChartSeries one, TimeWindow window) {
        double[] row = rows.get(one.number());
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double last = Double.NaN;
        long count = 0;
        for (int i = 0; row != null && i < columns; i++) {
            long at = from + i * step;
            if (!Double.isNaN(row[i]) && at + step > window.from() && at < window.to()) {
                min = Math.min(min, row[i]);
                max = Math.max(max, row[i]);
                sum += row[i];
                last = row[i];
                count++;
            }
        }
        return count == 0 ? Figures.NONE : new Figures(min, sum / count, max, last, count);
    }
}
