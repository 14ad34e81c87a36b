/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.util.Arrays;

import org.yagura.watch.core.internal.forecast.Hours;
import org.yagura.watch.core.internal.forecast.Past;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SeriesState;

/** Reads the hours of series, as forecasts need them. Thread-safe. */
public final class HourReader implements Past {
    private static final int FIRST_ROOM = 700;

    private final SeriesView view;

    /** Of the tables of time series. */
    public HourReader(SeriesView view) {
        this.view = view;
    }

    @Override
    public Hours hours(int series, int from, int to) {
        SeriesState state = view.state().registry().committed(series);
        return state == null ? new Growing().hours() : view.read(reader -> {
            var growing = new Growing();
            reader.summaries(state, Grain.HOUR, from * Grain.HOUR.step(), to * Grain.HOUR.step(), false,
                    (at, summary) -> {
                        if (summary.count > 0 && Double.isFinite(summary.mean())) {
                            growing.add((int) (at / Grain.HOUR.step()), summary.mean(), summary.first, summary.last);
                        }
                    });
            return growing.hours();
        });
    }

    private static final class Growing {
        private int[] hour = new int[FIRST_ROOM];
        private double[] mean = new double[FIRST_ROOM];
        private double[] first = new double[FIRST_ROOM];
        private double[] last = new double[FIRST_ROOM];
        private int size;

        void add(int at, double middle, double begin, double end) {
            if (size == hour.length) {
                hour = Arrays.copyOf(hour, 2 * size);
                mean = Arrays.copyOf(mean, 2 * size);
                first = Arrays.copyOf(first, 2 * size);
                last = Arrays.copyOf(last, 2 * size);
            }
            hour[size] = at;
            mean[size] = middle;
            first[size] = begin;
            last[size++] = end;
        }

        Hours hours() {
            return new Hours(Arrays.copyOf(hour, size), Arrays.copyOf(mean, size), Arrays.copyOf(first, size),
                    Arrays.copyOf(last, size));
        }
    }
}
