/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.forecast;

import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.yagura.watch.core.internal.forecast.Hours;

/** Hours that are made up. */
final class Made {
    /** When they begin: 2026-11-01. */
    static final int START = 498_216;

    private Made() {
    }

    /** A function of the hours since the start, where something was measured. */
    static Hours hours(int count, IntToDoubleFunction value, IntPredicate measured) {
        int[] hour = IntStream.range(0, count).filter(measured).map(h -> START + h).toArray();
        double[] mean = IntStream.of(hour).mapToDouble(h -> value.applyAsDouble(h - START)).toArray();
        return new Hours(hour, mean, mean.clone(), mean.clone());
    }

    static Hours hours(int count, IntToDoubleFunction value) {
        return hours(count, value, h -> true);
    }

    /** The same noise for the same hour. */
    static IntToDoubleFunction noise(Random random, int count, double size) {
        double[] all = random.doubles(count).map(r -> (r - 0.5) * 2 * size).toArray();
        return h -> all[h];
    }

    /** Whether an hour lies in working hours of the days after Monday's beginning. */
    static boolean working(int hour) {
        return Math.floorMod(hour, 24) >= 8 && Math.floorMod(hour, 24) < 18 && Math.floorMod(hour / 24, 7) < 5;
    }
}
