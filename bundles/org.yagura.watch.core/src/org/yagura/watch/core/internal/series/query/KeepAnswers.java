/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;

import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.internal.series.store.Counts;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SampleState;
import org.yagura.watch.core.internal.series.store.Segments;
import org.yagura.watch.core.internal.series.store.Segments.Segment;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.GetSeriesRetention.Kept;
import org.yagura.watch.core.series.GetSeriesRetention.LeftOut;
import org.yagura.watch.core.series.GetSeriesRetention.Retention;
import org.yagura.watch.core.series.RetentionRule;
import org.yagura.watch.core.series.SetSeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention.Gone;
import org.yagura.watch.core.series.TrySeriesRetention.Loss;

/** Answers how much is kept and what another rule would delete, and changes the rule. */
final class KeepAnswers {
    private final SeriesView view;
    private final Clock clock;

    KeepAnswers(SeriesView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(GetSeriesRetention.class, (query, context) -> now()),
                RequestHandler.of(SetSeriesRetention.class, this::set),
                RequestHandler.of(TrySeriesRetention.class, this::tried));
    }

    private Retention now() {
        SampleState.Standing now = view.state().standing();
        Keep keep = now.keep();
        Counts counts = now.counts();
        List<Integer> days = List.of(keep.rawDays(), keep.minuteDays(), keep.hourDays(), keep.dayDays());
        return new Retention(Arrays.stream(Grain.values()).map(g -> kept(g, days.get(g.ordinal()))).toList(),
                keep.samples(), keep.series(), now.series(),
                new LeftOut(counts.late(), counts.ahead(), counts.old(), counts.beyond(), counts.unread()));
    }

    private Kept kept(Grain grain, int days) {
        NavigableMap<Long, Segment> segments = view.state().segments().all(grain);
        return new Kept(grain.level(), days, segments.values().stream().mapToLong(Segment::entries).sum(),
                segments.values().stream().mapToLong(Segment::bytes).sum(),
                segments.isEmpty() ? null : Instant.ofEpochMilli(grain.begin(segments.firstKey())));
    }

    private Retention set(SetSeriesRetention command, RequestHandler.Context context) {
        Keep keep = sensible(context, new Keep(command.rawDays(), command.minuteDays(), command.hourDays(),
                command.dayDays(), command.mostSamples(), command.mostSeries()));
        context.commit(List.of(Keep.TYPE.fact(clock.instant(), keep)));
        context.audit(keep.rawDays() + " days of samples, " + keep.minuteDays() + " of minutes, " + keep.hourDays()
                + " of hours, " + keep.dayDays() + " of days; " + keep.samples() + " samples, " + keep.series()
                + " series at most");
        return now();
    }

    /** What is wanted, and where nothing is said what is in force; refused when it makes no sense. */
    private Keep sensible(RequestHandler.Context context, Keep wanted) {
        Locale language = context.caller().language();
        Keep keep = wanted.or(view.state().standing().keep());
        var rule = new RetentionRule(keep.rawDays(), keep.minuteDays(), keep.hourDays(), keep.dayDays(),
                keep.samples(), keep.series());
        rule.faults().stream().findFirst().ifPresent(fault -> {
            RetentionRule.Part part = fault.part();
            throw fault.finer() == null
                    ? Problems.invalid(language, "bounds", part.field(), Long.toString(part.least()),
                            Long.toString(part.most()))
                    : Problems.invalid(language, "levels", part.field(), Long.toString(rule.of(part)),
                            fault.finer().field(), Long.toString(rule.of(fault.finer())));
        });
        return keep;
    }

    private Loss tried(TrySeriesRetention query, RequestHandler.Context context) {
        Keep keep = sensible(context, new Keep(query.rawDays(), query.minuteDays(), query.hourDays(), query.dayDays(),
                query.mostSamples(), query.mostSeries()));
        long newest = view.state().standing().newest();
        long before = newest - Grain.DAY.kept(keep);
        return new Loss(Arrays.stream(Grain.values()).flatMap(g -> gone(g, keep, newest).stream()).toList(),
                view.state().registry().all().filter(s -> s.view().lastAt() < before).count());
    }

    private Optional<Gone> gone(Grain grain, Keep keep, long newest) {
        List<Segment> over = Segments.over(grain, view.state().segments().all(grain), keep, newest);
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gone(grain.level(), over.stream().mapToLong(Segment::entries).sum(),
                        over.stream().mapToLong(Segment::bytes).sum(),
                        Instant.ofEpochMilli(grain.begin(over.getFirst().number())),
                        Instant.ofEpochMilli(grain.begin(over.getLast().number() + 1))));
    }
}
