/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.yagura.ui.theme.Palette;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.Series;

/** What is on the page of a printed chart, upright and lying. */
class ChartSheetTest {
    private static final long BEGIN = 1_790_000_000_000L;
    private static final TimeWindow WINDOW = new TimeWindow(BEGIN, BEGIN + 1_000_000);
    private static final ChartColours LIGHT = new ChartColours(Palette.LIGHT);
    private static final List<String> HEADINGS = List.of("Metric", "Node", "Last", "Min", "Mean", "Max");
    private final List<Integer> left = new ArrayList<>();

    private ChartSheet sheet(int series, String title, boolean squares) {
        long[] at = LongStream.range(0, 100).map(i -> BEGIN + i * 10_000).toArray();
        double[] values = IntStream.range(0, 100).mapToDouble(i -> 20 + 10 * Math.sin(i / 9.0)).toArray();
        var one = new ChartSeries(1, new Series("n", "", "m", "%", Series.Kind.GAUGE), "n");
        var course = new Course(1, at, values, values, values, values, values, new long[at.length], new int[0], null);
        var picture = new ChartPicture(new ChartData(List.of(one), Map.of(1, course), 1), WINDOW,
                new ChartStyle(LIGHT, ZoneId.of("Asia/Tokyo"), Locale.ENGLISH, title, "time", -1));
        return new ChartSheet(picture, HEADINGS, IntStream.range(0, series)
                .mapToObj(i -> new ChartSheet.Row(squares ? i : -1, List.of("m" + i, "n", "1 %", "2 %", "3 %", "4 %")))
                .toList(), count -> {
                    left.add(count);
                    return "and " + count + " more";
                });
    }

    /** Pixels of a part of a page, in shares of it, that are not as its background. */
    private static long ink(BufferedImage page, double x, double y, double width, double height) {
        int background = LIGHT.background().getRGB();
        return pixels(page, x, y, width, height).filter(rgb -> rgb != background).count();
    }

    private static IntStream pixels(BufferedImage page, double x, double y, double width, double height) {
        int left = (int) (x * page.getWidth());
        int right = (int) ((x + width) * page.getWidth());
        return IntStream.range((int) (y * page.getHeight()), (int) ((y + height) * page.getHeight()))
                .flatMap(row -> IntStream.range(left, right).map(column -> page.getRGB(column, row)));
    }

    private static long inColour(BufferedImage page, int series, double from, double to) {
        int colour = LIGHT.series(series).getRGB();
        return pixels(page, 0, from, 1, to - from).filter(rgb -> rgb == colour).count();
    }

    private static void whole(BufferedImage page, ChartSheet.Layout layout, int series) {
        double chart = (double) layout.chart() / layout.height();
        assertTrue(ink(page, 0, 0, 0.5, 20.0 / layout.height()) > 50, "the title");
        assertTrue(inColour(page, 0, 0, chart) > 200, "the line");
        for (int i = 0; i < series; i++) {
            assertTrue(inColour(page, i, chart, 1) >= 80, "the square of series " + i);
        }
        assertTrue(ink(page, 0.9, chart, 0.1, 1 - chart) > 50, "numbers as far as the right edge");
        assertEquals(0, ink(page, 0.999, chart, 0.001, 1 - chart), "but no further");
        assertEquals(0, ink(page, 0, 0.999, 1, 0.001), "nothing is cut at the lower edge");
    }

    @Test
    void onAPageThatLiesTheChartIsAsHighAsTheLegendLeavesIt() {
        ChartSheet sheet = sheet(5, "Load of the UPS", true);
        ChartSheet.Layout layout = sheet.layout(1060, 740);
        assertEquals(5, layout.lines());
        assertEquals(Math.min(740 - 6 * 18, 636), layout.chart());
        assertTrue(layout.height() <= 740, layout.toString());
        BufferedImage page = sheet.draw(1060, 740, 2);
        assertEquals("2120 x " + 2 * layout.height(), page.getWidth() + " x " + page.getHeight());
        whole(page, layout, 5);
        assertEquals(List.of(), left);
    }

    @Test
    void onAnUprightPageItIsAsWideAsThePageAndNoHigherThanLooksWell() {
        ChartSheet sheet = sheet(5, "Load of the UPS", true);
        ChartSheet.Layout layout = sheet.layout(740, 1060);
        assertEquals(444, layout.chart());
        BufferedImage page = sheet.draw(740, 1060, 2);
        assertEquals("1480 x " + 2 * layout.height(), page.getWidth() + " x " + page.getHeight());
        whole(page, layout, 5);
    }

    @Test
    void asFinelyAsAPrinterPrintsItHasNoDarkEdge() {
        for (int width = 1040; width < 1050; width++) {
            BufferedImage page = sheet(3, "x", true).draw(width, 740, 300 / 96.0);
            int background = LIGHT.background().getRGB();
            int right = page.getWidth() - 1;
            int bottom = page.getHeight() - 1;
            assertTrue(IntStream.rangeClosed(0, bottom).allMatch(y -> page.getRGB(right, y) == background), width + "");
            assertTrue(IntStream.rangeClosed(0, right).allMatch(x -> page.getRGB(x, bottom) == background), width + "");
        }
    }

    @Test
    void aLongLegendLeavesTheChartHalfThePageAndSaysHowManyAreLeftOut() {
        ChartSheet sheet = sheet(100, "Load of the UPS", true);
        ChartSheet.Layout layout = sheet.layout(1060, 740);
        assertTrue(layout.chart() >= 370 && layout.height() <= 740, layout.toString());
        assertTrue(layout.lines() > 10 && layout.lines() < 100, layout.toString());
        BufferedImage page = sheet.draw(1060, 740, 2);
        whole(page, layout, ChartColours.COUNT);
        assertEquals(List.of(100 - layout.lines()), left);
    }

    @Test
    void withoutSquaresTheLegendSaysTheSame() {
        ChartSheet sheet = sheet(3, "x", false);
        ChartSheet.Layout layout = sheet.layout(740, 1060);
        BufferedImage page = sheet.draw(740, 1060, 1);
        double chart = (double) layout.chart() / layout.height();
        assertEquals(0, inColour(page, 0, chart, 1));
        assertTrue(ink(page, 0, chart, 0.3, 1 - chart) > 50);
    }

    @Test
    void anyPageIsDrawn() {
        for (int width = 1; width < 400; width += 57) {
            for (int height = 1; height < 400; height += 57) {
                ChartSheet.Layout layout = sheet(4, "x", true).layout(width, height);
                assertTrue(layout.height() <= height, layout.toString());
                assertEquals(width, sheet(4, "x", true).draw(width, height, 1).getWidth());
            }
        }
        assertEquals(0, sheet(0, "x", true).layout(1060, 740).lines());
    }
}
