/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Icon;

class IconShapeTest {

    @Test
    void readsLinesInAllTheirForms() {
        List<IconShape.Piece> expected = List.of(new IconShape.Move(3, 4), new IconShape.To(5, 4),
                new IconShape.To(5, 9),
                new IconShape.To(6, 10), new IconShape.To(3, 4));
        assertEquals(expected, IconShape.parse("M3 4h2v5l1 1z"));
        assertEquals(expected, IconShape.parse("M3,4H5V9L6,10Z"));
        assertEquals(expected, IconShape.parse("m3 4 2 0 0 5 1 1z"), "pairs after a move are lines");
    }

    @Test
    void smoothCurvesMirrorTheirControl() {
        var curves = IconShape.parse("M0 0C0 1 2 3 4 4s3 1 4 4");
        assertEquals(new IconShape.Curve(6, 5, 7, 5, 8, 8), curves.get(2));
        assertEquals(new IconShape.Curve(4, 4, 7, 5, 8, 8), IconShape.parse("M4 4S7 5 8 8").get(1));
    }

    /** Any arc begins and ends where it should, and all of it is on its ellipse. */
    @Test
    void arcsStayOnTheirEllipse() {
        var random = new Random(9);
        for (int i = 0; i < 500; i++) {
            double r = 4 + random.nextInt(6);
            double dx = random.nextInt(15) - 7;
            double dy = random.nextInt(15) - 7;
            if (dx == 0 && dy == 0) {
                continue;
            }
            String data = "M10 10a" + r + " " + r + " 0 " + random.nextInt(2) + " " + random.nextInt(2) + " " + dx + " "
                    + dy;
            var pieces = IconShape.parse(data);
            double x = 10;
            double y = 10;
            double[] center = null;
            for (IconShape.Piece piece : pieces.subList(1, pieces.size())) {
                IconShape.Curve c = (IconShape.Curve) piece;
                double mx = (x + 3 * c.x1() + 3 * c.x2() + c.x()) / 8;
                double my = (y + 3 * c.y1() + 3 * c.y2() + c.y()) / 8;
                double[] now = circumcentre(x, y, mx, my, c.x(), c.y());
                if (center != null) {
                    assertEquals(center[0], now[0], 0.05, data);
                    assertEquals(center[1], now[1], 0.05, data);
                }
                double radius = Math.max(r, Math.hypot(dx, dy) / 2);
                assertEquals(radius, Math.hypot(x - now[0], y - now[1]), 0.05, data);
                center = now;
                x = c.x();
                y = c.y();
            }
            assertEquals(10 + dx, x, 1e-9, data);
            assertEquals(10 + dy, y, 1e-9, data);
        }
    }

    private static double[] circumcentre(double ax, double ay, double bx, double by, double cx, double cy) {
        double d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
        double a = ax * ax + ay * ay;
        double b = bx * bx + by * by;
        double c = cx * cx + cy * cy;
        return new double[]{(a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d,
                (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d};
    }

    @Test
    void whatIsNoPathIsRefused() {
        for (String data : List.of("M", "M1", "M 1 2 X 3", "5 5", "M1 2 z 4 5", "M1 2 L 3 h 1", "M1 2C1 2 3")) {
            assertThrows(IllegalArgumentException.class, () -> IconShape.parse(data), data);
        }
        assertEquals(List.of(), IconShape.parse(""));
    }

    @Test
    void onlyStrokesOfAFileCount() {
        var strokes = IconShape.of(new Icon(IconShapeTest.class, "probe"));
        assertEquals(new IconShape.Move(3, 12), strokes.getFirst());
        assertTrue(strokes.stream().noneMatch(IconShape.To.class::isInstance), "the empty square is left out");
        assertThrows(IllegalArgumentException.class, () -> IconShape.of(new Icon(IconShapeTest.class, "none")));
    }
}
