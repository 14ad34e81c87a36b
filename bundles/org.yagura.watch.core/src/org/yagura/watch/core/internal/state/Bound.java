/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;
import java.util.regex.Pattern;

import org.yagura.core.calendar.OpenHours;
import org.yagura.core.event.Severity;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;

/**
 * A threshold of the model, made ready. Immutable.
 *
 * @param id of the threshold
 * @param metric as the model has it
 * @param pattern that the name of a metric must match as a whole
 * @param kind how a value is compared
 * @param limit the bound; for {@link ThresholdKind#RATE} per hour
 * @param hysteresis how far on the good side a value must be again
 * @param count so many values one after another
 * @param severity while it is broken
 * @param hours when it counts; null for always
 */
public record Bound(String id, String metric, Pattern pattern, ThresholdKind kind, double limit, double hysteresis,
        int count, Severity severity, OpenHours hours) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** That of a threshold. */
    public static Bound of(Threshold threshold) {
        return of(threshold.getId(), threshold.getMetric(), threshold.getKind(), threshold.getLimit(),
                threshold.getHysteresis(), Math.max(1, threshold.getCount()),
                Severity.valueOf(threshold.getSeverity().getName()),
                threshold.getCalendar() == null ? null : OpenHours.of(threshold.getCalendar()));
    }

    /** One that is not in the model. */
    public static Bound of(String id, String metric, ThresholdKind kind, double limit, double hysteresis, int count,
            Severity severity, OpenHours hours) {
        return new Bound(id, metric, pattern(metric), kind, limit, hysteresis, count, severity, hours);
    }

    /** Without an instance in brackets it is for all instances; a star stands for any text. */
    private static Pattern pattern(String metric) {
        String text = metric == null ? "" : metric.strip();
        var regex = new StringBuilder();
        int from = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
            regex.append(Pattern.quote(text.substring(from, star))).append(".*");
            from = star + 1;
        }
        regex.append(Pattern.quote(text.substring(from)));
        return Pattern.compile(text.endsWith("]") ? regex.toString() : regex + "(\\[.*\\])?", Pattern.DOTALL);
    }

    /** Whether bounds of that kind are judged; the checks of the model tell of those that are not. */
    public static boolean judges(ThresholdKind kind) {
        return switch (kind) {
            case HIGH, LOW, CHANGE, RATE -> true;
            case FORECAST, FORECAST_LOW, BASELINE -> false;
        };
    }

    /** Whether it counts at a time; outside of its hours it is neither broken nor about to be. */
    boolean counts(Instant at) {
        return hours == null || hours.contains(at);
    }

    /** Whether it is about a metric. */
    public boolean concerns(String name) {
        return pattern.matcher(name).matches();
    }

    /** Whether it compares values with those before. */
    public boolean remembers() {
        return kind == ThresholdKind.CHANGE || kind == ThresholdKind.RATE;
    }

    /**
     * What is compared with the bound; NaN when there is nothing to compare yet.
     *
     * @param before the value before and its time, null for none
     */
    double compared(double value, long millis, Crossing before) {
        if (!remembers()) {
            return value;
        }
        if (before == null || before.at() >= millis) {
            return Double.NaN;
        }
        double growth = value - before.value();
        return kind == ThresholdKind.CHANGE ? Math.abs(growth) : growth * MILLIS_PER_HOUR / (millis - before.at());
    }

    /** Whether a compared value is beyond the bound. */
    boolean beyond(double compared) {
        return kind == ThresholdKind.LOW ? compared < limit : compared > limit;
    }

    /** Whether a compared value is so far on the good side that the bound counts as kept again. */
    boolean kept(double compared) {
        return kind == ThresholdKind.LOW ? compared >= limit + hysteresis : compared <= limit - hysteresis;
    }
}
