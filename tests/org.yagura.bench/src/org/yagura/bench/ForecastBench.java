/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.yagura.watch.core.internal.forecast.Forecast;
import org.yagura.watch.core.internal.forecast.Hours;

/**
 * When a disk is full, told from four weeks of hours whose truth is known, beside the straight line of least squares over the same
 * hours: how many days both are off, how often the truth lies within the error that is told, and how long it takes.
 */
public final class ForecastBench {
    private static final int SERIES = 1_000;
    private static final int HOURS = 4 * Hours.WEEK;
    private static final int START = 498_216;
    private static final double FULL = 100;
    private static final int ROUNDS = 5;
    /** Of one hour, in points of a hundred: a standard deviation. */
    private static final double NOISE = 1;
    /** The share of the series that are no further off. */
    private static final double MOST = 0.9;
    /** A forecast that says "not within five years" of a disk that fills counts as so many hours off. */
    private static final int NEVER = Forecast.FURTHEST;

    private ForecastBench() {
    }

    /** Entry point; takes no arguments. */
    public static void main(String[] arguments) {
        System.out.printf(Locale.ROOT,
                "%,d series a kind, %,d hours each; days from what was told to the truth; never told counts as %,d%n",
                SERIES, HOURS, NEVER / Hours.DAY);
        System.out.printf(Locale.ROOT, "%-10s %21s %27s %8s %13s %20s%n", "kind", "Yagura median / 90 %",
                "least squares median / 90 %", "ratio", "in its error", "error told (median)");
        Outcome linear = outcome("linear", ForecastBench::linear);
        Outcome seasonal = outcome("seasonal", ForecastBench::seasonal);
        Outcome cleaned = outcome("cleaned", ForecastBench::cleaned);
        Outcome wild = outcome("wild", ForecastBench::wild);
        double micros = speed();
        Goals.atMost("forecast-linear", linear.days(MOST), 1, "days");
        Goals.atMost("forecast-linear-beside", linear.days(MOST) / linear.plainDays(MOST), 1.5, "times least squares");
        Goals.atMost("forecast-seasonal", seasonal.days(MOST), 2, "days");
        Goals.atMost("forecast-cleaned", cleaned.days(MOST), 2, "days");
        Goals.atMost("forecast-wild", wild.days(MOST), 1, "days");
        Goals.atLeast("forecast-held",
                Math.min(Math.min(linear.held, seasonal.held), Math.min(cleaned.held, wild.held)),
                90, "%");
        Goals.atMost("forecast-time", micros / 1_000, 2, "ms");
    }

    /**
     * A series whose truth is known.
     *
     * @param seen its four weeks
     * @param full the first hour at which it is full, without noise
     */
    private record Known(Hours seen, int full) {
    }

    /**
     * What came out of a kind.
     *
     * @param ours how far we were off, in hours, ascending
     * @param plain how far the straight line was off
     * @param held in how many of a hundred the truth was within the error that was told
     */
    private record Outcome(double[] ours, double[] plain, double held) {
        double days(double share) {
            return ours[(int) (share * (ours.length - 1))] / Hours.DAY;
        }

        double plainDays(double share) {
            return plain[(int) (share * (plain.length - 1))] / Hours.DAY;
        }
    }

    /** What a series would be without noise. */
    @FunctionalInterface
    private interface Truth {
        double at(int hour);
    }

    private static Known known(Random random, Truth truth) {
        return known(truth, IntStream.range(0, HOURS)
                .mapToDouble(h -> truth.at(h) + NOISE * random.nextGaussian()).toArray());
    }

    private static Known known(Truth truth, double[] values) {
        int[] hour = IntStream.range(START, START + HOURS).toArray();
        int full = IntStream.range(HOURS, HOURS + Forecast.FURTHEST).filter(h -> truth.at(h) >= FULL).findFirst()
                .orElseThrow();
        return new Known(new Hours(hour, values, values.clone(), values.clone()), START + full);
    }

    /** Growth that fills the rest within four days to eight weeks. */
    private static double growth(Random random, double now) {
        return (FULL - now) / (96 + random.nextInt(8 * Hours.WEEK));
    }

    private static Known linear(Random random) {
        double now = 40 + 40 * random.nextDouble();
        double slope = growth(random, now);
        return known(random, h -> now + slope * (h - HOURS));
    }

    private static double rhythm(int hour) {
        boolean work = Math.floorMod(hour, 24) >= 8 && Math.floorMod(hour, 24) < 18 && Math.floorMod(hour / 24, 7) < 5;
        return work ? 1 : 0;
    }

    /** Full at work, half of it at night and over the week-end. */
    private static Known seasonal(Random random) {
        double now = 40 + 20 * random.nextDouble();
        double swing = 8 + 8 * random.nextDouble();
        double slope = growth(random, now + swing);
        return known(random, h -> now + slope * (h - HOURS) + swing * rhythm(h));
    }

    /** Cleaned up once, between the eighth and the twentieth day. */
    private static Known cleaned(Random random) {
        double now = 30 + 30 * random.nextDouble();
        double slope = growth(random, now);
        int when = 8 * Hours.DAY + random.nextInt(12 * Hours.DAY);
        double freed = 30 + 30 * random.nextDouble() + slope * HOURS;
        return known(random, h -> now + slope * (h - HOURS) + (h < when ? freed : 0));
    }

    /** One hour of fifty is wildly off, as when a dump lies there for a while. */
    private static Known wild(Random random) {
        double now = 40 + 30 * random.nextDouble();
        double slope = growth(random, now);
        Truth truth = h -> now + slope * (h - HOURS);
        return known(truth, IntStream.range(0, HOURS).mapToDouble(h -> truth.at(h) + NOISE * random.nextGaussian()
                + (random.nextInt(50) == 0 ? 20 + 30 * random.nextDouble() : 0)).toArray());
    }

    private static Outcome outcome(String kind, Function<Random, Known> maker) {
        var ours = new double[SERIES];
        var plain = new double[SERIES];
        var width = new double[SERIES];
        int held = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            Known known = maker.apply(new Random(seed));
            int now = START + HOURS;
            Optional<Forecast.Reach> told = Forecast.of(known.seen()).flatMap(f -> f.reach(FULL, false, now));
            ours[seed] = told.map(r -> (double) Math.abs(r.hour() - known.full())).orElse((double) NEVER);
            // an open end holds every later truth
            held += told.filter(r -> r.error().isEmpty() || ours(r, known) <= r.error().get() + 1).isPresent() ? 1 : 0;
            width[seed] = told.flatMap(Forecast.Reach::error).orElse(NEVER);
            OptionalInt line = leastSquares(known.seen(), now);
            plain[seed] = line.isPresent() ? Math.abs(line.getAsInt() - known.full()) : NEVER;
        }
        Arrays.sort(ours);
        Arrays.sort(plain);
        Arrays.sort(width);
        var outcome = new Outcome(ours, plain, 100.0 * held / SERIES);
        System.out.printf(Locale.ROOT, "%-10s %13.2f / %5.2f %17.2f / %7.2f %8.2f %11.1f %% %15.1f days%n", kind,
                outcome.days(0.5), outcome.days(MOST), outcome.plainDays(0.5), outcome.plainDays(MOST),
                outcome.plainDays(MOST) / outcome.days(MOST), outcome.held, width[SERIES / 2] / Hours.DAY);
        return outcome;
    }

    private static double ours(Forecast.Reach told, Known known) {
        return Math.abs(told.hour() - known.full());
    }

    /** The hour at which the straight line of least squares through all hours is full; empty when it does not rise to it. */
    private static OptionalInt leastSquares(Hours seen, int now) {
        int n = seen.size();
        double x = Arrays.stream(seen.hour()).average().orElseThrow();
        double y = Arrays.stream(seen.mean()).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < n; i++) {
            xy += (seen.hour()[i] - x) * (seen.mean()[i] - y);
            xx += (seen.hour()[i] - x) * (seen.hour()[i] - x);
        }
        double slope = xy / xx;
        double at = x + (FULL - y) / slope;
        return slope <= 0 || at - now > Forecast.FURTHEST
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.ceil(Math.max(at, now)));
    }

    /** Microseconds of one forecast, and of one straight line; the best of the rounds. Answers ours. */
    private static double speed() {
        Known[] all = IntStream.range(0, SERIES).mapToObj(i -> seasonal(new Random(i))).toArray(Known[]::new);
        int now = START + HOURS;
        double ours = micros(all, k -> Forecast.of(k.seen()).flatMap(f -> f.reach(FULL, false, now))
                .map(r -> (double) r.hour()).orElse(0.0));
        double plain = micros(all, k -> leastSquares(k.seen(), now).orElse(0));
        System.out.printf(Locale.ROOT,
                "time of one: %,.0f µs, of a straight line %,.1f µs, ratio %,.0f (seasonal series, one thread, best of %d)%n",
                ours, plain, ours / plain, ROUNDS);
        return ours;
    }

    private static double micros(Known[] all, ToDoubleFunction<Known> forecast) {
        double best = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            for (Known one : all) {
                sum += forecast.applyAsDouble(one);
            }
            best = Math.min(best, (System.nanoTime() - begun) / 1e3 / all.length);
        }
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException("a forecast is no number");
        }
        return best;
    }
}
