/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** How values are written. */
class AmountsTest {
    private final Amounts amounts = new Amounts(Locale.ENGLISH);

    @Test
    void neighboursOnAnAxisAreWrittenDifferently() {
        var amounts = new Amounts(Locale.ENGLISH);
        double mebi = 1 << 20;
        assertEquals("953.67 MiB", amounts.of(953.67 * mebi, "B", 0.01 * mebi));
        assertEquals("953.68 MiB", amounts.of(953.68 * mebi, "B", 0.01 * mebi));
        assertEquals("10,000.5 %", amounts.of(10_000.5, "%", 0.5));
        assertEquals("90 %", amounts.of(90, "%", 5));
        assertEquals("0.002 %", amounts.of(0.002, "%", 0.001));
    }

    @Test
    void unitsHaveThePrefixesThatPeopleKnow() {
        assertEquals("3 KiB", amounts.of(3 * 1024, "B"));
        assertEquals("1.5 GiB/s", amounts.of(1.5 * (1 << 30), "B/s"));
        assertEquals("12.35 Mbit/s", amounts.of(12_345_678, "bit/s"));
        assertEquals("42.3 %", amounts.of(42.3, "%"));
        assertEquals("12,345 ms", amounts.of(12_345.4, "ms"));
        assertEquals("9,876", amounts.of(9876, ""));
        assertEquals("98.77 k", amounts.of(98_765, ""));
        assertEquals("-2 MiB", amounts.of(-2 * 1024 * 1024, "B"));
        assertEquals("0 %", amounts.of(-0.0, "%"));
        assertEquals("", amounts.of(Double.NaN, "%"));
        assertEquals("1,5 s", new Amounts(Locale.GERMAN).of(1.5, "s"));
    }

    @Test
    void noFiniteValueIsTooMuch() {
        var random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            for (String unit : new String[]{"", "B", "bit/s", "%"}) {
                String text = amounts.of(value, unit);
                assertEquals(Double.isFinite(value), !text.isEmpty());
            }
        }
        assertTrue(amounts.of(1e-7, "s").startsWith("0.0000001"));
    }
}
