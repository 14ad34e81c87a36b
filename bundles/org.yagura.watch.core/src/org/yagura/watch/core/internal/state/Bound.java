/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import org.yagura.core.calendar.OpenHours;
import org.yagura.core.event.Severity;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.forecast.Forecast;
import org.yagura.watch.core.internal.forecast.Hours;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.forecast.Profile;

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
 * @param ahead hours within which a forecast reaches the limit
 * @param learn hours of the past that are looked at
 */
public record Bound(String id, String metric, Pattern pattern, ThresholdKind kind, double limit, double hysteresis,
        int count, Severity severity, OpenHours hours, int ahead, int learn) {
    private static final Duration USUAL_AHEAD = Duration.ofDays(7);
    private static final Duration USUAL_LEARN = Duration.ofDays(28);
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** That of a threshold. */
    public static Bound of(Threshold threshold) {
        return of(threshold.getId(), threshold.getMetric(), threshold.getKind(), threshold.getLimit(),
                threshold.getHysteresis(), Math.max(1, threshold.getCount()),
                Severity.valueOf(threshold.getSeverity().getName()),
                threshold.getCalendar() == null ? null : OpenHours.of(threshold.getCalendar()))
                .looking(threshold.getAhead(), threshold.getLearn());
    }

    /** One that is not in the model. */
    public static Bound of(String id, String metric, ThresholdKind kind, double limit, double hysteresis, int count,
            Severity severity, OpenHours hours) {
        return new Bound(id, metric, pattern(metric), kind, limit, hysteresis, count, severity, hours,
                hours(null, USUAL_AHEAD), hours(null, USUAL_LEARN));
    }

    /** The same, with how far it looks ahead and back; null for the usual. */
    public Bound looking(Duration forward, Duration back) {
        return new Bound(id, metric, pattern, kind, limit, hysteresis, count, severity, hours,
                hours(forward, USUAL_AHEAD), hours(back, USUAL_LEARN));
    }

    private static int hours(Duration given, Duration usual) {
        return Math.clamp((given == null ? usual : given).toHours(), 1, Forecast.FURTHEST);
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

    /** Whether it needs what was made of the past beforehand. */
    public boolean models() {
        return forecasts() || kind == ThresholdKind.BASELINE;
    }

    /** Whether it is about what is expected. */
    public boolean forecasts() {
        return kind == ThresholdKind.FORECAST || kind == ThresholdKind.FORECAST_LOW;
    }

    /** Whether its limit is one of the value itself, now or later. */
    public boolean limits() {
        return forecasts() || kind == ThresholdKind.HIGH || kind == ThresholdKind.LOW;
    }

    /** Whether small values are beyond it. */
    public boolean low() {
        return kind == ThresholdKind.LOW || kind == ThresholdKind.FORECAST_LOW;
    }

    /** What it needs of the past of a series. */
    public Outlook.Model model(Hours past) {
        return new Outlook.Model(forecasts() ? Forecast.of(past).orElse(null) : null,
                kind == ThresholdKind.BASELINE ? Profile.of(past).orElse(null) : null);
    }

    /** Whether it counts at a time; outside of its hours it is neither broken nor about to be. */
    public boolean counts(Instant at) {
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
     * @param model what was made of the past
     */
    double compared(double value, long millis, Crossing before, Outlook.Model model) {
        if (models()) {
            return modelled(value, Outlook.Model.hour(Instant.ofEpochMilli(millis)), model);
        }
        if (!remembers()) {
            return value;
        }
        if (before == null || before.at() >= millis) {
            return Double.NaN;
        }
        double growth = value - before.value();
        return kind == ThresholdKind.CHANGE ? Math.abs(growth) : growth * MILLIS_PER_HOUR / (millis - before.at());
    }

    private double modelled(double value, int hour, Outlook.Model model) {
        if (forecasts()) {
            return model.forecast() == null ? Double.NaN : model.forecast().extreme(hour, ahead, low());
        }
        return model.profile() == null ? Double.NaN : model.profile().deviation(hour, value);
    }

    /** Whether a compared value is beyond the bound. */
    boolean beyond(double compared) {
        return low() ? compared < limit : compared > limit;
    }

    /** Whether a compared value is so far on the good side that the bound counts as kept again. */
    boolean kept(double compared) {
        return low() ? compared >= limit + hysteresis : compared <= limit - hysteresis;
    }
}
