/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.forecast.Forecast;
import org.yagura.watch.core.internal.forecast.Hours;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.forecast.Past;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Terms;
import org.yagura.watch.core.series.FindCapacity;
import org.yagura.watch.core.series.FindCapacity.Outcome;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.SeriesRow;

/** Answers when limits will be reached; forecasts are kept for an hour. */
public final class CapacityAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int USUAL_LEARN = 28 * Hours.DAY;
    private static final int MONTH_DAYS = 30;
    private static final int MOST_KEPT = 50_000;
    private static final double FULL = 100;
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final Comparator<FindCapacity.Row> ORDER = Comparator.comparing(FindCapacity.Row::outcome)
            .thenComparing(FindCapacity.Row::reach, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(row -> row.series().nodeName()).thenComparing(row -> row.series().series().metric())
            .thenComparing(row -> row.series().number());

    private final Supplier<Plan> plan;
    private final Past past;
    private final Clock clock;
    private final Map<Name, Made> known = new ConcurrentHashMap<>();

    private record Name(int series, int learn) {
    }

    private record Made(Instant at, Optional<Forecast> forecast) {
    }

    private record Limit(double value, boolean low) {
    }

    private record Limited(SeriesRow series, Limit limit) {
    }

    /**
     * Answers of series.
     *
     * @param plan what is watched; null while nothing is
     */
    public CapacityAnswers(Supplier<Plan> plan, Past past, Clock clock) {
        this.plan = plan;
        this.past = past;
        this.clock = clock;
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindCapacity.class, this::find));
    }

    private FindCapacity.Page find(FindCapacity query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, FindCapacity.MOST);
        int learn = Problems.bounded(language, "learnHours", query.learnHours(), USUAL_LEARN, Forecast.FURTHEST);
        long position = query.position() == null ? 0 : query.position();
        if (position < 0 || learn < Forecast.LEAST_HOURS) {
            throw Problems.invalid(language, "bounds", position < 0 ? "position" : "learnHours",
                    position < 0 ? 0 : Forecast.LEAST_HOURS, position < 0 ? Integer.MAX_VALUE : Forecast.FURTHEST);
        }
        List<Limited> limited = limited(query, context);
        Instant now = clock.instant();
        forget(now);
        var rows = new ArrayList<FindCapacity.Row>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Limited one : limited) {
            var name = new Name(one.series().number(), learn);
            if (known.containsKey(name) || System.nanoTime() < end) {
                rows.add(row(one, forecast(name, now), now));
            }
        }
        return new FindCapacity.Page(limited.size(), rows.size(), position,
                rows.stream().sorted(ORDER).skip(position).limit(size).toList());
    }

    private List<Limited> limited(FindCapacity query, RequestHandler.Context context) {
        Map<String, List<Bound>> bounds = bounds();
        var all = new ArrayList<Limited>();
        long seen = 0;
        FindSeries.Page page;
        do {
            page = context.ask(new FindSeries(query.filter(), seen, FindSeries.MOST));
            seen += page.rows().size();
            page.rows().forEach(row -> limit(row, bounds.getOrDefault(row.series().watch(), List.of()))
                    .ifPresent(limit -> all.add(new Limited(row, limit))));
        } while (!page.rows().isEmpty() && seen < page.total());
        return all;
    }

    private Map<String, List<Bound>> bounds() {
        var bounds = new HashMap<String, List<Bound>>();
        Plan now = plan.get();
        if (now != null) {
            for (Watch watch : now.revision().site().getWatches()) {
                bounds.put(watch.getId(), Terms.of(watch).bounds().stream().filter(Bound::limits).toList());
            }
        }
        return bounds;
    }

    private static Optional<Limit> limit(SeriesRow row, List<Bound> bounds) {
        Optional<Limit> own = bounds.stream().filter(b -> b.concerns(row.series().metric()))
                .max(Comparator.comparing(Bound::severity)).map(b -> new Limit(b.limit(), b.low()));
        String metric = row.series().metric();
        int bracket = metric.indexOf('[');
        boolean share = row.series().unit().equals("%")
                && (bracket < 0 ? metric : metric.substring(0, bracket)).endsWith(".used");
        return own.or(() -> share ? Optional.of(new Limit(FULL, false)) : Optional.empty());
    }

    private Optional<Forecast> forecast(Name name, Instant now) {
        return known.computeIfAbsent(name, n -> {
            int hour = Outlook.Model.hour(now);
            return new Made(now, Forecast.of(past.hours(n.series(), hour - n.learn(), hour + 1)));
        }).forecast();
    }

    private void forget(Instant now) {
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        known.values().removeIf(made -> Duration.between(made.at(), now).abs().compareTo(FRESH) >= 0);
    }

    private static FindCapacity.Row row(Limited one, Optional<Forecast> made, Instant now) {
        Limit limit = one.limit();
        if (made.isEmpty()) {
            return new FindCapacity.Row(one.series(), limit.value(), limit.low(), Outcome.LEARNING, null, null, null,
                    null, null, null, null);
        }
        Forecast forecast = made.get();
        int hour = Outlook.Model.hour(now);
        Optional<Forecast.Reach> reach = forecast.reach(limit.value(), limit.low(), hour);
        double perDay = forecast.line().slope() * Hours.DAY;
        Outcome outcome = reach.map(r -> r.hour() <= hour ? Outcome.REACHED : Outcome.EXPECTED)
                .orElse(Outcome.NEVER);
        return new FindCapacity.Row(one.series(), limit.value(), limit.low(), outcome, forecast.at(hour), perDay,
                perDay * MONTH_DAYS,
                reach.map(r -> Instant.ofEpochSecond(r.hour() * SECONDS_PER_HOUR)).orElse(null),
                reach.flatMap(Forecast.Reach::error).orElse(null), forecast.error(), forecast.season() != null);
    }
}
