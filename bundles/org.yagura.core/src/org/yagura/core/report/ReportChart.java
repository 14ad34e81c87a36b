/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.yagura.core.operation.Doc;

/** Lines over the days of a report. */
@Doc("Lines over the days of a report.")
public record ReportChart(@Doc("what it shows") String title,
        @Doc("unit of the values; empty when there is none") String unit,
        @Doc("when each day begins, UTC") List<Instant> days, @Doc("the lines, at most 8") List<Line> lines) {

    /** Lines at most. */
    public static final int MOST_LINES = 8;

    public ReportChart {
        days = List.copyOf(days);
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(lines.size() + " lines");
        }
        for (Line line : lines) {
            if (line.values().size() != days.size()) {
                throw new IllegalArgumentException(line.values().size() + " values for " + days.size() + " days");
            }
        }
    }

    /** A line. */
    @Doc("A line of a chart.")
    public record Line(@Doc("what it is of") String name,
            @Doc("a value for each day; null where nothing was measured") List<Double> values) {

        public Line {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
