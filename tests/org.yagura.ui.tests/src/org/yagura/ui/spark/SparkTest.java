/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** Small courses: figures, gaps, and that they can be seen in light and dark. */
class SparkTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 20;

    private static Spark spark(long[] at, double[] values, int... gaps) {
        return Spark.of(0, 100, at, values, values, values, gaps);
    }

    @Test
    void figuresAreOfAllPoints() {
        Spark spark = Spark.of(0, 100, new long[]{10, 20, 90}, new double[]{1, 2, 3}, new double[]{5, 4, 3},
                new double[]{2, 3, 3}, new int[]{2});
        assertEquals(1, spark.min().orElseThrow());
        assertEquals(5, spark.max().orElseThrow());
        assertEquals(3, spark.last().orElseThrow());
        assertEquals(1, spark.gaps());
        assertTrue(spark.points().get(2).gap());
        assertEquals(spark, Spark.of(0, 100, new long[]{10, 20, 90}, new double[]{1, 2, 3}, new double[]{5, 4, 3},
                new double[]{2, 3, 3}, new int[]{2}), "what is the same is equal, so that nothing is painted twice");
        assertTrue(Spark.NONE.min().isEmpty() && Spark.NONE.last().isEmpty());
    }

    @Test
    void linesEndAtAGapAndTheGapIsHatched() {
        try (var window = new UiWindow(new MemoryAgent())) {
            long[] at = {0, 30, 70, 100};
            double[] level = {5, 5, 5, 5};
            ImageData whole = paint(window.display(), Palette.LIGHT, spark(at, level));
            ImageData broken = paint(window.display(), Palette.LIGHT, spark(at, level, 2));
            RGB ink = Palette.LIGHT.text();
            assertTrue(dark(whole, 50, ink), "a line leads across");
            assertTrue(!dark(broken, 50, ink), "no line leads across the gap");
            assertNotEquals(0, coloured(broken, 45, 55, Palette.LIGHT), "the gap can be seen");
        }
    }

    @Test
    void itIsSeenInLightAndDarkAndOneValueIsADot() {
        try (var window = new UiWindow(new MemoryAgent())) {
            for (Palette palette : new Palette[]{Palette.LIGHT, Palette.DARK}) {
                assertTrue(Palette.contrast(palette.text(), palette.background()) >= 4.5);
                ImageData one = paint(window.display(), palette, spark(new long[]{50}, new double[]{7}));
                assertNotEquals(0, coloured(one, 45, 55, palette));
                assertEquals(0, coloured(one, 0, 40, palette));
                assertEquals(0, coloured(paint(window.display(), palette, Spark.NONE), 0, WIDTH, palette));
            }
        }
    }

    private static boolean dark(ImageData data, int x, RGB ink) {
        for (int y = 0; y < HEIGHT; y++) {
            if (Palette.contrast(data.palette.getRGB(data.getPixel(x, y)), ink) < 2) {
                return true;
            }
        }
        return false;
    }

    private static int coloured(ImageData data, int from, int to, Palette palette) {
        int count = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                if (!data.palette.getRGB(data.getPixel(x, y)).equals(palette.background())) {
                    count++;
                }
            }
        }
        return count;
    }

    private static ImageData paint(Display display, Palette palette, Spark spark) {
        var image = new Image(display, WIDTH, HEIGHT);
        var gc = new GC(image);
        gc.setBackground(Theme.color(palette.background()));
        gc.fillRectangle(0, 0, WIDTH, HEIGHT);
        SparkPainter.paint(gc, palette, spark, new Rectangle(0, 0, WIDTH, HEIGHT));
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }
}
