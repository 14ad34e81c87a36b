/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.List;
import java.util.Optional;

/** How a chart shows its series. The names are stored; they stay. */
public enum ChartForm {
    /** A line for each. */
    LINES(32),
    /** Areas on top of each other, so that the upper edge is the sum. */
    STACKED(32),
    /** The median as a line, up to the 95th and the 99th percentile as bands. */
    PERCENTILES(4),
    /** A row for each, its value as a colour. */
    HEAT_MAP(500);

    private final int most;

    ChartForm(int most) {
        this.most = most;
    }

    /** Why series cannot be shown in this form, as the key of a text; empty when they can. */
    public Optional<String> obstacle(List<ChartSeries> series) {
        boolean together = this == STACKED || this == HEAT_MAP;
        if (together && series.stream().map(s -> s.series().unit()).distinct().count() > 1) {
            return Optional.of("form.no.units");
        }
        if (together && series.size() < 2) {
            return Optional.of("form.no.two");
        }
        return series.size() > most ? Optional.of("form.no.many") : Optional.empty();
    }

    /** Series that it shows at most. */
    public int most() {
        return most;
    }
}
