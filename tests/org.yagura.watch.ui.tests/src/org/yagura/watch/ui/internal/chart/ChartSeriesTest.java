/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;

/** What a chart remembers of its series, and how they are written to a file. */
class ChartSeriesTest {
    private static final ChartSeries DISK = new ChartSeries(7,
            new Series("n1", "", "disk.used[/var,\"x\"]", "B", Series.Kind.GAUGE), "web 01");

    @Test
    void whatIsRememberedIsReadAgain() {
        var rate = new ChartSeries(8, new Series("n2", "w", "in[eth0]", "B/s", Series.Kind.RATE), "");
        assertEquals(List.of(DISK, rate), ChartSeries.read(ChartSeries.write(List.of(DISK, rate))));
        assertEquals(List.of(), ChartSeries.read(ChartSeries.write(List.of())));
        var row = new SeriesRow(7, DISK.series(), null, Instant.EPOCH, Instant.EPOCH, null, 0);
        assertEquals("", ChartSeries.of(row).nodeName());
    }

    @Test
    void whatIsBrokenIsLeftOut() {
        var random = new Random(8);
        String good = ChartSeries.write(List.of(DISK));
        for (int i = 0; i < 5000; i++) {
            var broken = new StringBuilder(good);
            for (int n = random.nextInt(1, 6); n > 0 && !broken.isEmpty(); n--) {
                int at = random.nextInt(broken.length());
                if (random.nextBoolean()) {
                    broken.deleteCharAt(at);
                } else {
                    broken.setCharAt(at, (char) random.nextInt(9, 60));
                }
            }
            assertTrue(ChartSeries.read(broken + "\n" + good).contains(DISK), () -> "lost beside " + broken);
        }
    }

    @Test
    void valuesAreWrittenForOtherPrograms() {
        long at = Instant.parse("2026-11-21T05:00:00Z").toEpochMilli();
        var course = new Course(7, new long[]{at - 60_000, at}, new double[]{1, 2}, new double[]{3, 4},
                new double[]{1, 2}, new double[]{2, 3}, new double[]{1.5, 2.5}, new long[]{4, 5}, new int[0], null);
        String csv = ChartCsv.write(new ChartData(List.of(DISK), Map.of(7, course), 1), new TimeWindow(at, at + 60_000),
                ZoneId.of("Asia/Tokyo"));
        assertEquals("time,node,metric,unit,min,max,mean,last,samples\r\n"
                + "2026-11-21T14:00:00+09:00,web 01,\"disk.used[/var,\"\"x\"\"]\",B,2.0,4.0,2.5,3.0,5\r\n", csv);
    }
}
