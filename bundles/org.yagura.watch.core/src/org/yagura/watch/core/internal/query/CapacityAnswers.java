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
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.yagura.core.operation.Problem;
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
import org.yagura.watch.core.series.ReadCapacity;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;

/** Answers when limits will be reached; forecasts are kept for an hour. */
public final class CapacityAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int USUAL_WIDTH = 500;
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
        return List.of(RequestHandler.of(FindCapacity.class, this::find),
                RequestHandler.of(ReadCapacity.class, this::read));
    }

    private ReadCapacity.Answer read(ReadCapacity query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int number = Problems.given(language, "series", query.series());
        int width = Problems.bounded(language, "width", query.width(), USUAL_WIDTH, ReadCapacity.WIDEST);
        int learn = learn(language, query.learnHours());
        var filter = new SeriesFilter(null, List.of(Problems.given(language, "node", query.node())), null, null, null,
                null, null);
        Limited one = limited(filter, context).stream().filter(l -> l.series().number() == number).findFirst()
                .orElseThrow(() -> Problems.problem(Problem.NOT_FOUND, language, "limited", Integer.toString(number),
                        query.node()));
        Instant now = clock.instant();
        int hour = Outlook.Model.hour(now);
        Hours hours = past.hours(number, hour - learn, hour + 1);
        Optional<Forecast> made = Forecast.of(hours);
        return new Course(row(one, made, now), made, hours.sinceStep(), hour).points(Math.max(2, width));
    }

    private static int learn(Locale language, Integer given) {
        int learn = Problems.bounded(language, "learnHours", given, USUAL_LEARN, Forecast.FURTHEST);
        if (learn < Forecast.LEAST_HOURS) {
            throw Problems.invalid(language, "bounds", "learnHours", Forecast.LEAST_HOURS, Forecast.FURTHEST);
        }
        return learn;
    }

    private FindCapacity.Page find(FindCapacity query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, FindCapacity.MOST);
        int learn = learn(language, query.learnHours());
        long position = query.position() == null ? 0 : query.position();
        if (position < 0) {
            throw Problems.invalid(language, "bounds", "position", 0, Integer.MAX_VALUE);
        }
        List<Limited> limited = limited(query.filter(), context);
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

    private List<Limited> limited(SeriesFilter filter, RequestHandler.Context context) {
        Map<String, List<Bound>> bounds = bounds();
        var all = new ArrayList<Limited>();
        long seen = 0;
        FindSeries.Page page;
        do {
            page = context.ask(new FindSeries(filter, seen, FindSeries.MOST));
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

    /** A forecast on its way to the points of a chart. */
    private record Course(FindCapacity.Row row, Optional<Forecast> made, Hours hours, int now) {
        /** The chart goes on for this part of the time after the last day that it has to show. */
        private static final int MORE = 8;

        ReadCapacity.Answer points(int width) {
            if (made.isEmpty()) {
                var none = new double[0];
                return new ReadCapacity.Answer(row, null, hours.size(), new long[0], none, none, none, null, null);
            }
            Forecast forecast = made.get();
            boolean reached = row.outcome() == Outcome.REACHED;
            OptionalInt early = reached
                    ? OptionalInt.of(now)
                    : forecast.touches(row.limit(), row.low(), now, true);
            OptionalInt late = reached
                    ? OptionalInt.of(now)
                    : row.outcome() == Outcome.NEVER
                            ? OptionalInt.empty()
                            : forecast.touches(row.limit(), row.low(), now, false);
            int end = end(late);
            int from = forecast.origin();
            int step = Math.max(1, Math.ceilDiv(end - from + 1, width));
            int count = Math.ceilDiv(end - from + 1, step);
            var at = new long[count];
            var expected = new double[count];
            var lower = new double[count];
            var upper = new double[count];
            for (int i = 0; i < count; i++) {
                int hour = from + i * step;
                at[i] = Duration.ofHours(hour).toMillis();
                expected[i] = IntStream.range(hour, hour + step).mapToDouble(forecast::at).average().orElseThrow();
                lower[i] = IntStream.range(hour, hour + step).mapToDouble(h -> forecast.band(h)[0]).min().orElseThrow();
                upper[i] = IntStream.range(hour, hour + step).mapToDouble(h -> forecast.band(h)[1]).max().orElseThrow();
            }
            return new ReadCapacity.Answer(row, time(hours.hour()[0]), hours.size(), at, expected, lower, upper,
                    early.isPresent() && early.getAsInt() <= now + Forecast.FURTHEST ? time(early.getAsInt()) : null,
                    late.isPresent() ? time(late.getAsInt()) : null);
        }

        /** Until the limit is reached at the latest; where that is far away or never, as far as it tells something. */
        private int end(OptionalInt late) {
            int seen = Math.max(hours.span(), Hours.WEEK);
            int reach = row.reach() == null ? now + seen : Outlook.Model.hour(row.reach());
            int last = late.isPresent() ? Math.min(late.getAsInt(), now + 2 * Math.max(seen, reach - now)) : reach;
            int ahead = Math.max(Math.max(last, reach) - now, Hours.WEEK);
            return now + ahead + ahead / MORE;
        }

        private static Instant time(int hour) {
            return Instant.ofEpochSecond(hour * SECONDS_PER_HOUR);
        }
    }
}
