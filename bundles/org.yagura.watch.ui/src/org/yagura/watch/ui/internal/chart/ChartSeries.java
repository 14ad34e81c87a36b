/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;

/**
 * A series that a chart shows.
 *
 * @param number its number
 * @param series what it is of
 * @param nodeName name of the node
 */
public record ChartSeries(int number, Series series, String nodeName) {
    private static final String PART = "\t";
    private static final int PARTS = 7;

    /** That of a row. */
    public static ChartSeries of(SeriesRow row) {
        return new ChartSeries(row.number(), row.series(), Objects.requireNonNullElse(row.nodeName(), ""));
    }

    /** What and where, for a person. */
    public String name() {
        return series.metric() + "  " + nodeName;
    }

    /** Series as a text to be remembered. */
    public static String write(List<ChartSeries> all) {
        return all.stream()
                .map(s -> Stream
                        .of(Integer.toString(s.number), s.series.kind().name(), s.series.node(), s.nodeName,
                                s.series.watch(), s.series.metric(), s.series.unit())
                        .map(part -> part.replaceAll("[\t\n]", " ")).collect(Collectors.joining(PART)))
                .collect(Collectors.joining("\n"));
    }

    /** The series of such a text; what cannot be read is left out. */
    public static List<ChartSeries> read(String text) {
        return Arrays.stream(text.split("\n")).map(line -> line.split(PART, -1)).filter(ChartSeries::readable)
                .map(p -> new ChartSeries(Integer.parseInt(p[0]),
                        new Series(p[2], p[4], p[5], p[6], Series.Kind.valueOf(p[1])), p[3]))
                .toList();
    }

    private static boolean readable(String[] parts) {
        return parts.length == PARTS && parts[0].matches("\\d{1,9}") && !parts[2].isEmpty() && !parts[5].isEmpty()
                && Arrays.stream(Series.Kind.values()).anyMatch(k -> k.name().equals(parts[1]))
                && Arrays.stream(parts).allMatch(p -> p.length() <= Series.MOST);
    }
}
