/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.forecast;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where a series goes: a straight line, and over it the rhythm of the week where it has one that helps. Immutable.
 *
 * <p>The rhythm is additive: for each hour of the week the median of what lies above the trend, at that hour alone or with the
 * hours beside it, which steadies it: of few weeks the highest hour would lie too high by chance; the trend is the median of the
 * slopes between equal hours of the week, after Hirsch, Slack and Smith, <i>Techniques of trend analysis for monthly water
 * quality data</i>, Water Resources Research 18 (1982). Which of these is taken shows on the last quarter of the time, which
 * none saw. Weeks are those of UTC: when clocks change, the rhythm is an hour off for a while.
 *
 * @param origin the last hour that was seen
 * @param level the trend at that hour
 * @param line how it goes on
 * @param season by hour of the week, above the trend; null for a straight line
 * @param spread how far single hours lie from it: a standard deviation
 * @param error mean distance of what came from what was forecast, on the last quarter
 */
public record Forecast(int origin, double level, Line line, double[] season, double spread, double error) {
    /** Fewer hours, or over a shorter time, tell nothing. */
    public static final int LEAST_HOURS = 24;
    /** Nothing is told further ahead: five years. */
    public static final int FURTHEST = 5 * 365 * 24;
    private static final int WEEKS_COMPARED = 4;
    private static final double BETTER = 0.95;
    private static final int NO_RHYTHM = -1;
    /** So many hours on either side count for an hour of the week, where that fits better. */
    private static final int MOST_BESIDE = 1;

    /**
     * When a value is reached.
     *
     * @param hour the first hour at which it is expected
     * @param error so many hours earlier or later (95 %); empty when it may never be
     */
    public record Reach(int hour, Optional<Integer> error) {
    }

    /** That of a series; empty when too little is known since it last stepped. */
    public static Optional<Forecast> of(Hours all) {
        Hours seen = all.sinceStep();
        int n = seen.size();
        if (n < LEAST_HOURS || seen.span() < LEAST_HOURS) {
            return Optional.empty();
        }
        int cut = seen.hour()[n - 1] - seen.span() / 4;
        Hours past = seen.between(Integer.MIN_VALUE, cut);
        Hours rest = seen.between(cut, Integer.MAX_VALUE);
        if (past.size() < 2 || rest.size() == 0) {
            return Optional.empty();
        }
        double least = fit(past, NO_RHYTHM, 0, 0).distance(rest);
        double bound = BETTER * least;
        int best = NO_RHYTHM;
        boolean weeks = past.span() >= 2 * Hours.WEEK;
        double slope = weeks ? slope(past) : 0;
        for (int beside = 0; beside <= MOST_BESIDE && weeks; beside++) {
            double distance = fit(past, beside, slope, 0).distance(rest);
            if (distance < bound) {
                best = beside;
                least = distance;
                bound = distance;
            }
        }
        return Optional.of(fit(seen, best, best == NO_RHYTHM ? 0 : slope(seen), least));
    }

    private static Forecast fit(Hours seen, int beside, double slope, double error) {
        int[] hour = seen.hour();
        double[] mean = seen.mean();
        double[] season = beside == NO_RHYTHM ? null : season(seen, beside, slope);
        Line line = Robust.line(hour, i -> mean[i] - above(season, hour[i]));
        int origin = hour[hour.length - 1];
        var flat = new double[hour.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = mean[i] - above(season, hour[i]) - line.slope() * (hour[i] - origin);
        }
        return new Forecast(origin, Robust.median(flat), line, season, Robust.spread(flat), error);
    }

    /** The slope of the trend: the median of those between equal hours of the week. */
    private static double slope(Hours seen) {
        int[] hour = seen.hour();
        double[] mean = seen.mean();
        var slopes = new double[hour.length * WEEKS_COMPARED];
        int k = 0;
        for (int i = 0; i < hour.length; i++) {
            for (int weeks = 1; weeks <= WEEKS_COMPARED; weeks++) {
                int before = Arrays.binarySearch(hour, hour[i] - weeks * Hours.WEEK);
                if (before >= 0) {
                    slopes[k++] = (mean[i] - mean[before]) / (weeks * Hours.WEEK);
                }
            }
        }
        return k == 0 ? 0 : Robust.median(Arrays.copyOf(slopes, k));
    }

    private static double[] season(Hours seen, int beside, double slope) {
        int[] hour = seen.hour();
        double[] mean = seen.mean();
        var slots = new double[Hours.WEEK][];
        var counts = new int[Hours.WEEK];
        for (int at : hour) {
            for (int by = -beside; by <= beside; by++) {
                counts[slot(at + by)]++;
            }
        }
        Arrays.setAll(slots, s -> new double[counts[s]]);
        var flat = new double[hour.length];
        for (int i = 0; i < hour.length; i++) {
            flat[i] = mean[i] - slope * (hour[i] - hour[0]);
            for (int by = -beside; by <= beside; by++) {
                slots[slot(hour[i] + by)][--counts[slot(hour[i] + by)]] = flat[i];
            }
        }
        double middle = Robust.median(flat);
        return Arrays.stream(slots).mapToDouble(s -> s.length == 0 ? 0 : Robust.median(s) - middle).toArray();
    }

    private static int slot(int hour) {
        return Math.floorMod(hour, Hours.WEEK);
    }

    private static double above(double[] season, int hour) {
        return season == null ? 0 : season[slot(hour)];
    }

    private double distance(Hours rest) {
        double sum = 0;
        for (int i = 0; i < rest.size(); i++) {
            sum += Math.abs(rest.mean()[i] - at(rest.hour()[i]));
        }
        return sum / rest.size();
    }

    /** What is expected at an hour. */
    public double at(int hour) {
        return level + line.slope() * (hour - origin) + above(season, hour);
    }

    /** The lower and the upper end of what is expected at an hour (95 %): single hours, and how well the slope is known. */
    public double[] band(int hour) {
        double ahead = Math.max(0, hour - origin);
        double at = at(hour);
        return new double[]{at - 2 * spread - (line.slope() - line.least()) * ahead,
                at + 2 * spread + (line.most() - line.slope()) * ahead};
    }

    /** The highest, or the lowest, that is expected from an hour on over so many hours. */
    public double extreme(int from, int hours, boolean lowest) {
        int to = from + Math.clamp(hours, 1, FURTHEST);
        double found = at(from);
        // the trend goes one way, the season comes again: the extreme lies in the first or the last week
        int first = Math.min(to, from + Hours.WEEK);
        for (int hour = from; hour <= first; hour++) {
            found = lowest ? Math.min(found, at(hour)) : Math.max(found, at(hour));
        }
        for (int hour = Math.max(first, to - Hours.WEEK); hour <= to; hour++) {
            found = lowest ? Math.min(found, at(hour)) : Math.max(found, at(hour));
        }
        return found;
    }

    /** When a limit is reached, from below or from above, from an hour on; empty when it is not within five years. */
    public Optional<Reach> reach(double limit, boolean low, int from) {
        int sign = low ? -1 : 1;
        double slope = sign * line.slope();
        double peak = season == null ? 0 : Arrays.stream(season).map(s -> sign * s).max().orElse(0);
        double gap = sign * limit - sign * (level + line.slope() * (from - origin)) - peak;
        double first = gap <= 0 ? 0 : slope <= 0 ? Double.POSITIVE_INFINITY : Math.floor(gap / slope);
        if (!(first <= FURTHEST)) {
            return Optional.empty();
        }
        int begin = from + (int) first;
        for (int hour = begin; hour <= begin + 2 * Hours.WEEK; hour++) {
            if (sign * at(hour) >= sign * limit - Math.ulp(limit)) {
                return Optional.of(new Reach(hour, error(hour, from, low)));
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> error(int hour, int from, boolean low) {
        if (hour == from) {
            return Optional.of(0);
        }
        double way = Math.abs(line.slope()) * Math.max(0, hour - origin);
        double fast = low ? -line.least() : line.most();
        double slow = low ? -line.most() : line.least();
        double late = (way + 2 * spread) / slow;
        return !(slow > 0) || late > 2.0 * FURTHEST
                ? Optional.empty()
                : Optional.of((int) Math.ceil((late - Math.max(0, way - 2 * spread) / fast) / 2));
    }

    /**
     * The first hour, from one on, at which one end of the band reaches a limit: the end that is nearer to it, or the other one.
     * Empty when it does not within twice five years.
     */
    public OptionalInt touches(double limit, boolean low, int from, boolean near) {
        int sign = low ? -1 : 1;
        int end = low == near ? 0 : 1;
        return IntStream.rangeClosed(from, from + 2 * FURTHEST).filter(hour -> sign * band(hour)[end] >= sign * limit)
                .findFirst();
    }
}
