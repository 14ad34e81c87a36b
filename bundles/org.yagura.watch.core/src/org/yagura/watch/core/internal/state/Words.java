/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.yagura.core.text.Texts;
import org.yagura.watch.core.internal.forecast.Forecast;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.spi.Metric;

/** The sentences of states. */
public final class Words {
    private static final int DIGITS = 4;
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final int HOURS_PER_DAY = 24;

    private Words() {
    }

    /** What a result came to: what the run found, and which bounds are broken. */
    static Said of(Result result, Terms terms, List<Crossing> crossings) {
        return of(result, crossed(terms, crossings, c -> true));
    }

    /** The same for an instance, or for the watch as such. */
    static Said of(String instance, Result result, Terms terms, List<Crossing> crossings) {
        var parts = new ArrayList<>(crossed(terms, crossings, c -> Part.instance(c.metric()).equals(instance)));
        if (result.faults().containsKey(instance)) {
            parts.addFirst(Said.of(result.faults().get(instance)));
        }
        return instance.isEmpty() || parts.isEmpty() ? of(result, parts) : Said.join(parts);
    }

    private static Said of(Result result, List<Said> crossed) {
        var parts = new ArrayList<>(crossed);
        if (parts.isEmpty() || result.failed()) {
            parts.addFirst(Said.of(result.text()));
        }
        return Said.join(parts);
    }

    private static List<Said> crossed(Terms terms, List<Crossing> crossings, Predicate<Crossing> which) {
        return crossings.stream().filter(Crossing::broken).filter(which)
                .flatMap(c -> terms.bound(c.bound()).map(bound -> crossing(bound, c)).stream()).toList();
    }

    /** The watch as such is good again: what was found, though instances may be at fault. */
    static Said back(Result result) {
        Said found = Said.of(result.text());
        return result.faults().isEmpty() ? found : asked(found);
    }

    /** An instance is good again: its values, or that it is in order, or that it is measured no more. */
    static Said back(String instance, Result result, Standing before, Terms terms) {
        List<Metric> known = result.metrics().stream().filter(m -> Part.instance(m.name()).equals(instance)).toList();
        List<Metric> metrics = known.stream()
                .filter(m -> terms.bounds().stream().anyMatch(b -> b.concerns(m.name()))).toList();
        if (metrics.isEmpty()) {
            boolean gone = known.isEmpty()
                    && before.crossings().stream().anyMatch(c -> Part.instance(c.metric()).equals(instance));
            String key = gone ? "told.gone" : "told.well";
            return Said.each(language -> Texts.of(Words.class, language).get(key, instance));
        }
        boolean over = terms.bounds().stream().filter(b -> metrics.stream().anyMatch(m -> b.concerns(m.name())))
                .noneMatch(b -> b.counts(result.at()));
        return Said.join(metrics.stream().map(m -> Said.each(language -> Texts.of(Words.class, language)
                .get(over ? "told.over" : "told.back", m.name(), amount(m.value(), m.unit(), language)))).toList());
    }

    /** The agent could not ask since a time, for a reason. */
    static Said unasked(Instant since, ZoneId zone, Said reason) {
        return Said.join(List.of(Said.each(language -> Texts.of(Words.class, language).get("told.unasked",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(language)
                        .format(since.atZone(zone)))),
                reason));
    }

    /** It could be asked again, and what came of it. */
    static Said asked(Said found) {
        return Said.join(List.of(Said.each(language -> Texts.of(Words.class, language).get("told.asked")), found));
    }

    /** A bound that is broken or about to be, with value and bound. */
    public static Said crossing(Bound bound, Crossing crossing) {
        if (crossing.note() != null) {
            return crossing.note();
        }
        return Said.each(language -> Texts.of(Words.class, language).get("crossing." + bound.kind().getName(),
                crossing.metric(), amount(crossing.value(), crossing.unit(), language),
                amount(bound.limit(), crossing.unit(), language)));
    }

    /** What is expected, or usual, for bounds on that; null for others, and when nothing is known. */
    static Said expected(Bound bound, Metric metric, Instant at, Outlook.Model model, ZoneId zone) {
        int hour = Outlook.Model.hour(at);
        if (bound.forecasts() && model.forecast() != null) {
            return model.forecast().reach(bound.limit(), bound.low(), hour)
                    .map(reach -> reached(bound, metric, reach, hour, zone)).orElse(null);
        }
        if (bound.models() && model.profile() != null) {
            double usual = model.profile().usual(hour);
            double deviation = model.profile().deviation(hour, metric.value());
            return Said.each(language -> Texts.of(Words.class, language).get("expected.usual", metric.name(),
                    amount(metric.value(), metric.unit(), language), amount(usual, metric.unit(), language),
                    amount(deviation, "", language), amount(bound.limit(), "", language)));
        }
        return null;
    }

    private static Said reached(Bound bound, Metric metric, Forecast.Reach reach, int hour, ZoneId zone) {
        Instant when = Instant.ofEpochSecond(reach.hour() * SECONDS_PER_HOUR);
        return Said.each(language -> {
            Texts texts = Texts.of(Words.class, language);
            String error = reach.error().map(e -> texts.get("expected.error", span(texts, e)))
                    .orElseGet(() -> texts.get("expected.open"));
            return texts.get("expected.reach", metric.name(), amount(metric.value(), metric.unit(), language),
                    amount(bound.limit(), metric.unit(), language), span(texts, reach.hour() - hour),
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language)
                            .format(when.atZone(zone)),
                    error);
        });
    }

    /** Hours, or days when they are many. */
    private static String span(Texts texts, int hours) {
        return hours < 2 * HOURS_PER_DAY
                ? texts.get("expected.hours", hours)
                : texts.get("expected.days", Math.round(hours / (double) HOURS_PER_DAY));
    }

    static Said unreachable(Said run) {
        return Said.join(List.of(Said.each(language -> Texts.of(Words.class, language).get("told.unreachable")), run));
    }

    static Said flapping(Part part, Said found) {
        String percent = Long.toString(Math.round(Flapping.percent(part.changes())));
        return Said.join(List.of(
                Said.each(language -> Texts.of(Words.class, language).get("told.flapping", percent)), found));
    }

    /** Told when a problem ends because nobody asks any more. */
    public static Said ended() {
        return Said.each(language -> Texts.of(Words.class, language).get("told.ended"));
    }

    /** A value with its unit, with as many digits as a person reads. */
    public static String amount(double value, String unit, Locale language) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(DIGITS);
        String number = Double.isFinite(value)
                ? format.format(new BigDecimal(value).round(new MathContext(
                        Math.abs(value) >= Math.pow(10, DIGITS) ? (int) Math.log10(Math.abs(value)) + 1 : DIGITS)))
                : Double.toString(value);
        return Optional.ofNullable(unit).filter(u -> !u.isEmpty()).map(u -> number + ' ' + u).orElse(number);
    }
}
