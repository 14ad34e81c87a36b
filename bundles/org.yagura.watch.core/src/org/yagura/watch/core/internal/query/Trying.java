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
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.yagura.core.calendar.OpenHours;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.ThresholdKind;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.forecast.Forecast;
import org.yagura.watch.core.internal.forecast.Hours;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.forecast.Past;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Judge;
import org.yagura.watch.core.internal.state.Result;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Terms;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.series.SeriesRow;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/** Tries thresholds on what was measured: the same judge goes through the values, a day after the other. */
final class Trying {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_COUNT = 1000;
    private static final int MOST_ROWS = 100;
    private static final int AT_ONCE = 20;
    private static final long DAY_SECONDS = 86_400;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Phrase NOTHING = Phrase.of(Words.class, "run.problem", "");

    private final Rounds rounds;
    private final Clock clock;
    private final Past past;

    Trying(Rounds rounds, Clock clock, Past past) {
        this.rounds = rounds;
        this.clock = clock;
        this.past = past;
    }

    TryThreshold.Trial answer(TryThreshold query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        String id = Problems.given(language, "watch", query.watch());
        Terms terms = terms(query, language);
        int days = Problems.bounded(language, "days", query.days(), USUAL_DAYS, TryThreshold.MOST_DAYS);
        Instant to = end(query);
        Instant begin = begin(query, language, days, to);
        Bound bound = terms.bounds().getFirst();
        List<SeriesRow> all = series(id, context).stream().filter(s -> bound.concerns(s.series().metric())).toList();
        var trial = new Trial(context, terms, past, begin, to);
        int from = from(query, language, all.size());
        int wanted = Math.min(all.size() - from,
                Problems.bounded(language, "size", query.size(), all.size(), TryThreshold.MOST));
        int examined = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (examined < wanted && (examined == 0 || System.nanoTime() < end)) {
            int next = Math.min(wanted, examined + AT_ONCE);
            trial.go(all.subList(from + examined, from + next));
            examined = next;
        }
        return trial.result(all.size(), examined);
    }

    private Instant end(TryThreshold query) {
        Instant now = clock.instant();
        return query.to() == null || query.to().isAfter(now) ? now : query.to();
    }

    private static Instant begin(TryThreshold query, Locale language, int days, Instant to) {
        if (query.from() == null) {
            return to.minus(Duration.ofDays(days));
        }
        if (!query.from().isBefore(to) || query.from().isBefore(to.minus(Duration.ofDays(TryThreshold.MOST_DAYS)))) {
            throw Problems.invalid(language, "time", query.from(), to, TryThreshold.MOST_DAYS);
        }
        return query.from();
    }

    private static int from(TryThreshold query, Locale language, int all) {
        long from = query.position() == null ? 0 : query.position();
        if (from < 0) {
            throw Problems.invalid(language, "place", from);
        }
        return (int) Math.min(from, all);
    }

    private Terms terms(TryThreshold query, Locale language) {
        double limit = Problems.given(language, "limit", query.limit());
        double hysteresis = query.hysteresis() == null ? 0 : query.hysteresis();
        if (!Double.isFinite(limit) || !Double.isFinite(hysteresis) || hysteresis < 0) {
            throw Problems.invalid(language, "number", Double.isFinite(limit) ? "hysteresis" : "limit");
        }
        int count = Problems.bounded(language, "count", query.count(), 1, MOST_COUNT);
        String metric = Problems.given(language, "metric", query.metric());
        ThresholdKind kind = Problems.given(language, "kind", query.kind());
        Plan plan = rounds.plan();
        Terms known = plan == null
                ? null
                : plan.revision().site().getWatches().stream().filter(w -> query.watch().equals(w.getId()))
                        .map((Watch w) -> Terms.of(w)).findFirst().orElse(null);
        int attempts = Problems.bounded(language, "attempts", query.attempts(), known == null ? 1 : known.attempts(),
                MOST_COUNT);
        Duration interval = known == null ? Duration.ofMinutes(1) : known.interval();
        Bound bound = Bound.of("tried", metric, kind, limit, hysteresis, count, Severity.WARNING,
                hours(plan, query.calendar(), language)).looking(span(language, "aheadHours", query.aheadHours()),
                        span(language, "learnHours", query.learnHours()));
        return new Terms(interval, interval, interval, attempts, Severity.WARNING, List.of(bound), null);
    }

    private static Duration span(Locale language, String field, Integer given) {
        return given == null ? null : Duration.ofHours(Problems.bounded(language, field, given, 1, Forecast.FURTHEST));
    }

    private static OpenHours hours(Plan plan, String id, Locale language) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        return plan == null
                ? null
                : plan.revision().site().getCalendars().stream().filter(c -> id.equals(c.getId())).findFirst()
                        .map(OpenHours::of).orElseThrow(() -> Problems.invalid(language, "calendar", id));
    }

    private static List<SeriesRow> series(String watch, RequestHandler.Context context) {
        var all = new ArrayList<SeriesRow>();
        FindSeries.Page page;
        do {
            page = context.ask(new FindSeries(SeriesFilter.ofWatch(watch), (long) all.size(), FindSeries.MOST));
            all.addAll(page.rows());
        } while (!page.rows().isEmpty() && all.size() < page.total());
        return all;
    }

    /** One trial. */
    private static final class Trial {
        private final RequestHandler.Context context;
        private final Terms terms;
        private final Past past;
        private final Instant from;
        private final Instant to;
        private final int width;
        private final List<TryThreshold.Row> rows = new ArrayList<>();
        private long values;
        private ReadSeries.Level level;

        Trial(RequestHandler.Context context, Terms terms, Past past, Instant from, Instant to) {
            this.context = context;
            this.terms = terms;
            this.past = past;
            this.from = from;
            this.to = to;
            long points = DAY_SECONDS / Math.max(1, terms.interval().toSeconds());
            this.width = Math.clamp(points, 1, ReadSeries.WIDEST);
        }

        /** The hours that forecasts need; null when none does. */
        private Hours hours(int series) {
            Bound bound = terms.bounds().getFirst();
            return bound.models()
                    ? past.hours(series, Outlook.Model.hour(from) - bound.learn(), Outlook.Model.hour(to) + 1)
                    : null;
        }

        void go(List<SeriesRow> some) {
            Map<Integer, Course> courses = new HashMap<>();
            some.forEach(s -> courses.put(s.number(), new Course(s, from, hours(s.number()))));
            List<Integer> numbers = some.stream().map(SeriesRow::number).toList();
            for (Instant day = from; day.isBefore(to); day = day.plusSeconds(DAY_SECONDS)) {
                Instant end = day.plusSeconds(DAY_SECONDS).isBefore(to) ? day.plusSeconds(DAY_SECONDS) : to;
                ReadSeries.Answer answer = context.ask(new ReadSeries(numbers, day, end, width, null));
                answer.courses().stream().filter(c -> courses.containsKey(c.series())).forEach(c -> {
                    courses.get(c.series()).learn(terms.bounds().getFirst(), c);
                    courses.get(c.series()).through(c, terms);
                    values += c.at().length;
                    if (c.at().length > 0 && (level == null || answer.level().compareTo(level) > 0)) {
                        level = answer.level();
                    }
                });
            }
            courses.values().stream().map(c -> c.row(to)).filter(Objects::nonNull).forEach(rows::add);
        }

        TryThreshold.Trial result(long series, long examined) {
            List<TryThreshold.Row> most = rows.stream()
                    .sorted(Comparator.comparingLong(TryThreshold.Row::told).reversed()
                            .thenComparing(TryThreshold.Row::nodeName).thenComparing(TryThreshold.Row::metric))
                    .limit(MOST_ROWS)
                    .toList();
            return new TryThreshold.Trial(series, examined, values,
                    rows.stream().mapToLong(TryThreshold.Row::told).sum(),
                    rows.stream().mapToLong(TryThreshold.Row::seconds).sum(), from, to, level, most);
        }
    }

    /** How a series goes through its values. */
    private static final class Course {
        private final SeriesRow series;
        private final Hours hours;
        private Judge.Circumstances around = Judge.Circumstances.USUAL;
        private Standing standing;
        private long told;
        private long millis;
        private Instant first;
        private Instant last;
        private final ArrayDeque<TryThreshold.Span> spans = new ArrayDeque<>();

        Course(SeriesRow series, Instant from, Hours hours) {
            this.series = series;
            this.hours = hours;
            this.standing = Standing.pending(from);
        }

        /** Once a day, from what was known when its first value came: no value later than that is looked at. */
        void learn(Bound bound, ReadSeries.Course day) {
            if (hours != null && day.at().length > 0) {
                int hour = Outlook.Model.hour(Instant.ofEpochMilli(day.at()[0]));
                Outlook.Model model = bound.model(hours.between(hour - bound.learn(), hour));
                around = new Judge.Circumstances(Set.of(), false, Duration.ZERO, ZoneOffset.UTC, (b, m) -> model);
            }
        }

        void through(ReadSeries.Course course, Terms terms) {
            for (int i = 0; i < course.at().length; i++) {
                Instant at = Instant.ofEpochMilli(course.at()[i]);
                Standing before = standing;
                standing = Judge.judge(standing, terms,
                        new Result(at, Outcome.GOOD, NOTHING,
                                List.of(Metric.gauge(series.series().metric(), series.series().unit(),
                                        judged(terms.bounds().getFirst(), course, i)))),
                        around).standing();
                if (problem(standing) && !problem(before)) {
                    told++;
                    last = at;
                    first = first == null ? at : first;
                } else if (problem(before) && !problem(standing)) {
                    over(at);
                }
            }
        }

        /** Of a point that stands for several values the one that is the furthest on the bad side, where that is known. */
        private static double judged(Bound bound, ReadSeries.Course course, int point) {
            return switch (bound.kind()) {
                case HIGH -> course.max()[point];
                case LOW -> course.min()[point];
                default -> course.last()[point];
            };
        }

        private void over(Instant at) {
            millis += at.toEpochMilli() - last.toEpochMilli();
            add(new TryThreshold.Span(last, at));
        }

        private void add(TryThreshold.Span span) {
            if (spans.size() == TryThreshold.Row.MOST_SPANS) {
                spans.removeFirst();
            }
            spans.add(span);
        }

        private static boolean problem(Standing standing) {
            return standing.state() == WatchState.PROBLEM && standing.hard();
        }

        /** Null when nobody would have been told. */
        TryThreshold.Row row(Instant to) {
            if (problem(standing)) {
                millis += to.toEpochMilli() - last.toEpochMilli();
                add(new TryThreshold.Span(last, null));
            }
            return told == 0
                    ? null
                    : new TryThreshold.Row(series.series().node(), series.nodeName(), series.series().metric(),
                            series.series().unit(), told, Duration.ofMillis(millis).toSeconds(), first, last,
                            series.number(), List.copyOf(spans));
        }
    }
}
