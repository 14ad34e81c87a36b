/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.forecast.Forecast;
import org.yagura.watch.core.internal.forecast.Hours;

class ForecastTest {

    private static Forecast forecast(Hours hours) {
        return Forecast.of(hours).orElseThrow();
    }

    @Test
    void aLineIsFollowedThroughNoiseGapsAndWildValues() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int count = 100 + random.nextInt(600);
            double slope = (random.nextDouble() - 0.5) * 2;
            IntToDoubleFunction noise = Made.noise(random, count, 2);
            boolean[] gone = new boolean[count];
            for (int i = 0; i < count; i++) {
                gone[i] = random.nextInt(10) == 0 || i > 40 && i < 40 + count / 5;
            }
            boolean[] wild = new boolean[count];
            for (int i = 0; i < count; i++) {
                wild[i] = random.nextInt(100) == 0;
            }
            Hours hours = Made.hours(count, h -> 50 + slope * h + noise.applyAsDouble(h) + (wild[h] ? 30 : 0),
                    h -> !gone[h]);
            Forecast made = forecast(hours);
            assertEquals(slope, made.line().slope(), 4.0 / Math.sqrt(count) / 10 + 0.02, "seed " + seed);
            assertTrue(made.line().least() <= made.line().slope() && made.line().slope() <= made.line().most());
            int ahead = Made.START + count + 24;
            double[] band = made.band(ahead);
            assertTrue(band[0] < made.at(ahead) && made.at(ahead) < band[1]);
        }
    }

    @Test
    void aDiskIsFullWhenTheLineSaysSo() {
        Forecast made = forecast(Made.hours(28 * 24, h -> 20 + h * 0.1));
        int now = Made.START + 28 * 24 - 1;
        Forecast.Reach reach = made.reach(100, false, now).orElseThrow();
        assertEquals(Made.START + 800, reach.hour(), 1);
        assertEquals(Optional.of(1), reach.error().map(e -> Math.max(1, e)));
        assertEquals(Optional.empty(), made.reach(10, true, now), "it grows");
        assertEquals(now, made.reach(50, false, now).orElseThrow().hour(), "it is above already");
        assertTrue(made.extreme(now, 168, false) > 100);
        assertTrue(made.extreme(now, 48, false) < 100);
        assertEquals(Optional.empty(), made.reach(1e9, false, now), "not within five years");
    }

    @Test
    void theErrorOfTheDateHoldsTheTruthMostly() {
        int held = 0;
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            IntToDoubleFunction noise = Made.noise(random, 672, 5);
            Forecast made = forecast(Made.hours(672, h -> 20 + h * 0.05 + noise.applyAsDouble(h)));
            Forecast.Reach reach = made.reach(80, false, Made.START + 672).orElseThrow();
            held += Math.abs(reach.hour() - (Made.START + 1200)) <= reach.error().orElseThrow() + 1 ? 1 : 0;
        }
        assertTrue(held >= 90, held + " of 100");
    }

    @Test
    void theRhythmOfTheWeekIsTakenWhereItHelpsAndOnlyThere() {
        var random = new Random(5);
        IntToDoubleFunction noise = Made.noise(random, 672, 1);
        Hours office = Made.hours(672, h -> (Made.working(h) ? 60 : 10) + h * 0.01 + noise.applyAsDouble(h));
        Forecast made = forecast(office);
        assertNotNull(made.season());
        assertTrue(made.error() < 2, "error " + made.error());
        assertEquals(0.01, made.line().slope(), 0.003);
        for (int hour = 672; hour < 672 + 168; hour++) {
            assertEquals((Made.working(hour) ? 60 : 10) + hour * 0.01, made.at(Made.START + hour), 3, "hour " + hour);
        }
        int reach = made.reach(70, false, Made.START + 672).orElseThrow().hour() - Made.START;
        assertTrue(reach > 800 && reach < 1100 && Made.working(reach), "reached at work: " + reach);
        assertNull(forecast(Made.hours(672, h -> 10 + h * 0.1 + noise.applyAsDouble(h))).season());
    }

    @Test
    void chanceMakesTheRhythmHardlyHigherThanItIs() {
        double over = 0;
        for (int seed = 0; seed < 40; seed++) {
            IntToDoubleFunction noise = Made.noise(new Random(seed), 672, 1);
            double[] season = forecast(
                    Made.hours(672, h -> (Made.working(h) ? 60 : 10) + h * 0.01 + noise.applyAsDouble(h))).season();
            over += (Arrays.stream(season).max().orElseThrow() - Arrays.stream(season).min().orElseThrow() - 50) / 40;
        }
        assertTrue(over > 0 && over < 1.35, "over by " + over);
    }

    @Test
    void afterAStepOnlyWhatCameSinceCounts() {
        Forecast cleaned = forecast(Made.hours(672, h -> h < 500 ? 40 + h * 0.1 : 20 + (h - 500) * 0.1));
        assertEquals(0.1, cleaned.line().slope(), 0.001);
        assertEquals(20 + 171 * 0.1, cleaned.level(), 0.5);
        assertEquals(Optional.empty(), Forecast.of(Made.hours(672, h -> h < 660 ? 40 + h * 0.1 : 5)
                .sinceStep().between(Made.START + 660, Integer.MAX_VALUE)), "too little since");
    }

    @Test
    void littleOrNothingTellsNothing() {
        assertEquals(Optional.empty(), Forecast.of(Made.hours(0, h -> 1)));
        assertEquals(Optional.empty(), Forecast.of(Made.hours(23, h -> 1)));
        assertTrue(Forecast.of(Made.hours(48, h -> 1)).isPresent());
    }

    @Test
    void anythingFiniteGivesAnAnswerOrNone() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            int count = random.nextInt(900);
            double[] values = random.doubles(count).map(r -> switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> 1e300 * (r - 0.5);
                case 2 -> -r;
                case 3 -> Double.MIN_VALUE;
                default -> r * 100;
            }).toArray();
            Hours hours = Made.hours(count, h -> values[h], h -> random.nextInt(3) > 0);
            Forecast.of(hours).ifPresent(made -> {
                made.reach(random.nextDouble() * 200, random.nextBoolean(), Made.START + count);
                made.extreme(Made.START + count, random.nextInt(100_000), random.nextBoolean());
            });
        }
    }
}
