/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.yagura.core.event.Severity;
import org.yagura.ui.theme.Palette;
import org.yagura.watch.core.series.ReadSeries.Course;
import org.yagura.watch.core.series.Series;

/** What is in the pixels of a chart. */
class ChartPictureTest {
    private static final long BEGIN = 1_790_000_000_000L;
    private static final TimeWindow WINDOW = new TimeWindow(BEGIN, BEGIN + 1_000_000);
    private static final ChartColours LIGHT = new ChartColours(Palette.LIGHT);
    private static final ChartSeries ONE = new ChartSeries(1, new Series("n", "", "m", "%", Series.Kind.GAUGE), "n");

    private static ChartPicture.Drawn draw(Course course, double scale) {
        var style = new ChartStyle(LIGHT, ZoneId.of("Asia/Tokyo"), Locale.ENGLISH, "title", "time", -1);
        return new ChartPicture(new ChartData(List.of(ONE), course == null ? Map.of() : Map.of(1, course), 1), WINDOW,
                style).draw(400, 300, scale);
    }

    private static Course course(long[] at, double[] min, double[] max, int... gaps) {
        return new Course(1, at, min, max, min, max, max, LongStream.range(0, at.length).toArray(), gaps, null);
    }

    /** Pixels in the colour of the line, of the columns over a share of the time. */
    private static long ink(ChartPicture.Drawn drawn, double from, double to, double scale) {
        BufferedImage image = drawn.image();
        int left = (int) Math.ceil((drawn.plot().getX() + from * drawn.plot().getWidth()) * scale);
        int right = (int) Math.floor((drawn.plot().getX() + to * drawn.plot().getWidth()) * scale);
        int colour = LIGHT.series(0).getRGB();
        return IntStream.range(left, right).mapToLong(x -> IntStream.range(0, image.getHeight())
                .filter(y -> image.getRGB(x, y) == colour).count()).sum();
    }

    @Test
    void aSpikeOfOnePointIsSeenHoweverDense() {
        int points = 1000;
        long[] at = LongStream.range(0, points).map(i -> BEGIN + i * 1000).toArray();
        double[] flat = IntStream.range(0, points).mapToDouble(i -> 10).toArray();
        double[] spike = flat.clone();
        spike[500] = 90;
        long before = ink(draw(course(at, flat, flat), 1), 0.49, 0.51, 1);
        assertTrue(ink(draw(course(at, flat, spike), 1), 0.49, 0.51, 1) > before + 50, "a long line up");
    }

    @Test
    void inAGapThereIsNoLineAndALonePointIsADot() {
        long[] at = {BEGIN, BEGIN + 200_000, BEGIN + 500_000, BEGIN + 800_000, BEGIN + 999_000};
        double[] values = {10, 12, 11, 13, 12};
        ChartPicture.Drawn drawn = draw(course(at, values, values, 2, 3), 2);
        assertTrue(ink(drawn, 0.05, 0.15, 2) > 0);
        assertEquals(0, ink(drawn, 0.25, 0.45, 2));
        assertTrue(ink(drawn, 0.48, 0.52, 2) >= 4, "the dot");
        assertEquals(0, ink(drawn, 0.55, 0.75, 2));
    }

    @Test
    void atTwoHundredPercentThereAreTwiceThePixels() {
        ChartPicture.Drawn normal = draw(null, 1);
        ChartPicture.Drawn twice = draw(null, 2);
        assertEquals(2 * normal.image().getWidth(), twice.image().getWidth());
        assertEquals(normal.plot().getWidth(), twice.plot().getWidth(), 6, "in points it is the same");
    }

    @Test
    void anyValuesAreDrawn() {
        var random = new Random(9);
        for (int i = 0; i < 300; i++) {
            int points = random.nextInt(40);
            long[] at = random.longs(points, BEGIN - 1000, BEGIN + 1_001_000).sorted().toArray();
            double size = Math.pow(10, random.nextInt(-12, 14));
            boolean same = random.nextBoolean();
            double[] min = IntStream.range(0, points).mapToDouble(p -> same ? size : size * random.nextGaussian())
                    .toArray();
            double[] max = IntStream.range(0, points).mapToDouble(p -> min[p] + (same ? 0 : Math.abs(min[p])))
                    .toArray();
            int[] gaps = IntStream.range(1, points).filter(p -> random.nextInt(4) == 0).toArray();
            assertTrue(draw(course(at, min, max, gaps), 1).plot().getWidth() > 100);
        }
    }

    @Test
    void asADrawingItHasTheSameLineAndCanBeReadByAnyXmlReader() throws Exception {
        long[] at = {BEGIN, BEGIN + 200_000, BEGIN + 500_000, BEGIN + 800_000};
        double[] values = {10, 12, 11, 13};
        var style = new ChartStyle(LIGHT, ZoneId.of("Asia/Tokyo"), Locale.ENGLISH, "a < b & \"c\" \u0007",
                "time", -1);
        byte[] svg = new ChartPicture(new ChartData(List.of(ONE), Map.of(1, course(at, values, values)), 1), WINDOW,
                style).svg(400, 300);
        var document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg));
        assertEquals("a < b & \"c\" ", document.getElementsByTagName("title").item(0).getTextContent());
        NodeList paths = document.getElementsByTagName("path");
        List<Element> lines = IntStream.range(0, paths.getLength()).mapToObj(i -> (Element) paths.item(i))
                .filter(p -> p.getAttribute("stroke").equals("#006cb0")).toList();
        assertEquals(1, lines.size());
        assertEquals(4, lines.getFirst().getAttribute("d").split("[ML]").length - 1, "a place for each point");
        assertTrue(lines.getFirst().getAttribute("clip-path").startsWith("url(#"), "it stays inside of the axes");
        NodeList texts = document.getElementsByTagName("text");
        assertTrue(IntStream.range(0, texts.getLength())
                .anyMatch(i -> texts.item(i).getTextContent().equals("time")), "the label of the axis");
    }

    /** Where the words of a bound stand in a chart: the top and the bottom of their letters, and the plot. */
    private record Words(double top, double bottom, double left, double right, Rectangle2D plot) {
    }

    private static Words words(BoundLine bound, int width, int height) throws Exception {
        long[] at = {BEGIN, BEGIN + 500_000, BEGIN + 999_000};
        double[] values = {10, 12, 11};
        var style = new ChartStyle(LIGHT, ZoneId.of("Asia/Tokyo"), Locale.ENGLISH, "title", "time", -1);
        var picture = new ChartPicture(ChartForm.LINES,
                new ChartData(List.of(ONE), Map.of(1, course(at, values, values)), 1), List.of(bound), WINDOW, style);
        var document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(picture.svg(width, height)));
        NodeList texts = document.getElementsByTagName("text");
        Element label = IntStream.range(0, texts.getLength()).mapToObj(i -> (Element) texts.item(i))
                .filter(t -> t.getTextContent().startsWith("critical")).findFirst().orElseThrow();
        double y = Double.parseDouble(label.getAttribute("y"));
        double x = Double.parseDouble(label.getAttribute("x"));
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        var metrics = image.createGraphics().getFontMetrics(ChartAxes.SMALL);
        return new Words(y - metrics.getAscent(), y + metrics.getDescent(), x,
                x + metrics.stringWidth(label.getTextContent()), picture.draw(width, height, 1).plot());
    }

    private static BoundLine bound(double value, boolean high) {
        return new BoundLine("w", "t", "critical: m " + (high ? "> " : "< ") + value, "%", value, high,
                Severity.CRITICAL, false);
    }

    @Test
    void theWordsAtABoundStandInsideHoweverSmallTheChart() throws Exception {
        for (int height : new int[]{110, 130, 160, 200, 300, 700}) {
            for (BoundLine bound : List.of(bound(90, true), bound(11.9, true), bound(10, false), bound(2, false))) {
                Words words = words(bound, 400, height);
                String where = bound.label() + " in " + height + ": " + words;
                assertTrue(words.top() >= words.plot().getMinY() - 1, where);
                assertTrue(words.bottom() <= words.plot().getMaxY() + 1, where);
            }
        }
    }

    @Test
    void whereThereIsRoomTheyStandOnTheBadSide() throws Exception {
        Words above = words(bound(11, true), 400, 500);
        Words below = words(bound(11, false), 400, 500);
        assertTrue(above.bottom() < below.top(), above + " " + below);
    }

    @Test
    void wordsThatAreTooLongForANarrowChartEndInDots() throws Exception {
        var longer = new BoundLine("w", "t", "critical: a metric with a name that is longer than most > 90", "%", 90,
                true,
                Severity.CRITICAL, false);
        Words words = words(longer, 200, 200);
        assertTrue(words.right() <= words.plot().getMaxX() + 1, words.toString());
    }
}
