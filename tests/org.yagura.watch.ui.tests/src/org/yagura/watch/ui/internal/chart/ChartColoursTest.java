/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.yagura.ui.theme.Palette;

/** The colours of charts can be seen and told apart, also by people who are colour-blind. */
class ChartColoursTest {
    /** What people see who see all, no red, no green: after Machado, Oliveira and Fernandes (2009), full severity. */
    private static final List<double[][]> EYES = List.of(new double[][]{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][]{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
                    {-0.003882, -0.048116, 1.051998}},
            new double[][]{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
                    {-0.011820, 0.042940, 0.968881}});

    private static double[] seen(RGB colour, double[][] eye) {
        double[] light = {linear(colour.red), linear(colour.green), linear(colour.blue)};
        var out = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[i] += eye[i][j] * light[j];
            }
            out[i] = Math.clamp(out[i], 0, 1);
        }
        double x = root((0.4124 * out[0] + 0.3576 * out[1] + 0.1805 * out[2]) / 0.9505);
        double y = root(0.2126 * out[0] + 0.7152 * out[1] + 0.0722 * out[2]);
        double z = root((0.0193 * out[0] + 0.1192 * out[1] + 0.9505 * out[2]) / 1.089);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int channel) {
        double v = channel / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double apart(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    @Test
    void linesStandOutAndDifferForAllEyes() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            var colours = new ChartColours(palette);
            for (int i = 0; i < ChartColours.COUNT; i++) {
                assertTrue(Palette.contrast(colours.rgb(i), palette.background()) >= 3, "line " + i + " is too faint");
                for (int j = 0; j < i; j++) {
                    for (double[][] eye : EYES) {
                        double apart = apart(seen(colours.rgb(i), eye), seen(colours.rgb(j), eye));
                        assertTrue(apart > 20, i + " and " + j + " are only " + apart + " apart, dark: "
                                + palette.dark());
                    }
                }
            }
            assertEquals(colours.rgb(0), colours.rgb(ChartColours.COUNT), "from then on lines are dashed");
        }
    }

    @Test
    void hotterCellsAreSeenAsSuchByAllEyes() {
        int steps = 12;
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            var colours = new ChartColours(palette);
            for (double[][] eye : EYES) {
                double before = Double.NaN;
                double[] cell = null;
                for (int i = 0; i <= steps; i++) {
                    Color heat = colours.heat((double) i / steps);
                    double[] seen = seen(new RGB(heat.getRed(), heat.getGreen(), heat.getBlue()), eye);
                    if (i > 0) {
                        double lighter = palette.dark() ? seen[0] - before : before - seen[0];
                        assertTrue(lighter > 1, "step " + i + " is only " + lighter + " away in lightness, dark: "
                                + palette.dark());
                        assertTrue(apart(seen, cell) > 3, "steps " + i + " and before look alike");
                    }
                    before = seen[0];
                    cell = seen;
                }
            }
        }
    }

    @Test
    void wordsCanBeRead() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            assertTrue(Palette.contrast(palette.faint(), palette.background()) >= 4.5);
            assertTrue(Palette.contrast(palette.text(), palette.surface()) >= 4.5);
        }
    }
}
