/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yagura.watch.core.series.ReadSeries.Course;

/** Writes the points of a chart as comma-separated values, a line for each point of each series. What is expected has no samples. */
public final class ChartCsv {
    private static final String HEADING = "time,node,metric,unit,min,max,mean,last,samples\r\n";

    private ChartCsv() {
    }

    /** The points that begin in a window; times with their offset in a zone, numbers with a point in every language. */
    public static String write(ChartData data, TimeWindow window, ZoneId zone) {
        var text = new StringBuilder(HEADING);
        for (ChartSeries one : data.series()) {
            Course course = data.course(one);
            if (course != null) {
                write(text, one, course, window, zone);
            }
            Course ahead = data.ahead().courses().get(one.number());
            if (ahead != null) {
                write(text, one, ahead, window, zone);
            }
        }
        return text.toString();
    }

    private static void write(StringBuilder text, ChartSeries one, Course course, TimeWindow window, ZoneId zone) {
        String names = Stream.of(one.nodeName(), one.series().metric(), one.series().unit()).map(ChartCsv::quoted)
                .collect(Collectors.joining(","));
        for (int i = 0; i < course.at().length; i++) {
            long at = course.at()[i];
            if (at >= window.from() && at < window.to()) {
                text.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(at).atZone(zone)))
                        .append(',').append(names);
                for (double[] values : new double[][]{course.min(), course.max(), course.mean(), course.last()}) {
                    text.append(',').append(values[i]);
                }
                text.append(',').append(course.count()[i]).append("\r\n");
            }
        }
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
