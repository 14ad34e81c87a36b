/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** The time of a chart stays within its bounds whatever is done to it. */
class TimeWindowTest {
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void zoomingKeepsWhatIsUnderThePointerWhereItIs() {
        var random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            var window = TimeWindow.until(NOW, 1 + random.nextLong(TimeWindow.MOST / 1000));
            long around = window.at(random.nextDouble());
            TimeWindow zoomed = window.zoom(0.1 + random.nextDouble() * 3, around);
            double error = Math.abs(zoomed.share(around) - window.share(around)) * zoomed.length();
            assertTrue(error < 2, () -> "moved by " + error + " ms: " + window + " to " + zoomed);
        }
    }

    @Test
    void anyWalkStaysWithinTheBounds() {
        var random = new Random(5);
        for (int walk = 0; walk < 200; walk++) {
            var window = TimeWindow.until(random.nextLong(), random.nextLong());
            for (int i = 0; i < 200; i++) {
                window = switch (random.nextInt(3)) {
                    case 0 ->
                        window.zoom(Math.exp(random.nextGaussian() * 3), window.at(random.nextDouble() * 2 - 0.5));
                    case 1 -> window.pan((long) (random.nextGaussian() * window.length() * 10));
                    default -> TimeWindow.until(window.to(), (long) (window.length() * random.nextDouble()));
                };
                assertTrue(window.length() >= TimeWindow.LEAST && window.length() <= TimeWindow.MOST);
                assertTrue(window.from() >= 0);
            }
        }
    }

    @Test
    void movingKeepsTheLength() {
        var window = TimeWindow.until(NOW, 60_000);
        assertEquals(new TimeWindow(NOW - 90_000, NOW - 30_000), window.pan(-30_000));
        assertEquals(window, window.pan(5).pan(-5));
        assertEquals(60_000, window.pan(Long.MIN_VALUE / 4).length());
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(NOW, NOW));
        assertThrows(IllegalArgumentException.class, () -> new TimeWindow(-1, NOW));
    }
}
