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

import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.internal.series.fact.Keep;
import org.yagura.watch.core.internal.series.store.Counts;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SampleState;
import org.yagura.watch.core.internal.series.store.Segments.Segment;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.GetSeriesRetention.Kept;
import org.yagura.watch.core.series.GetSeriesRetention.LeftOut;
import org.yagura.watch.core.series.GetSeriesRetention.Retention;
import org.yagura.watch.core.series.SetSeriesRetention;

/** Answers how much is kept, and changes it. */
final class KeepAnswers {
    private static final long WEEK = 7;
    private static final long MONTH = 31;
    private static final long YEAR = 366;
    private static final long MOST_FINE = 3_650;
    private static final long MOST_HOUR = 7_300;
    private static final long MOST_DAY = 36_500;

    private final SeriesView view;
    private final Clock clock;

    KeepAnswers(SeriesView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(GetSeriesRetention.class, (query, context) -> now()),
                RequestHandler.of(SetSeriesRetention.class, this::set));
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
        Locale language = context.caller().language();
        Keep old = view.state().standing().keep();
        var keep = new Keep(
                (int) Problems.bounded(language, "rawDays", command.rawDays(), old.rawDays(), 1, MOST_FINE),
                (int) Problems.bounded(language, "minuteDays", command.minuteDays(), old.minuteDays(), WEEK, MOST_FINE),
                (int) Problems.bounded(language, "hourDays", command.hourDays(), old.hourDays(), MONTH, MOST_HOUR),
                (int) Problems.bounded(language, "dayDays", command.dayDays(), old.dayDays(), YEAR, MOST_DAY),
                Problems.bounded(language, "mostSamples", command.mostSamples(), old.samples(), 1_000_000,
                        1_000_000_000_000L),
                (int) Problems.bounded(language, "mostSeries", command.mostSeries(), old.series(), 100, 2_000_000));
        if (keep.rawDays() > keep.minuteDays() || keep.minuteDays() > keep.hourDays()
                || keep.hourDays() > keep.dayDays()) {
            throw Problems.invalid(language, "levels");
        }
        context.commit(List.of(Keep.TYPE.fact(clock.instant(), keep)));
        context.audit(keep.rawDays() + " days of samples, " + keep.minuteDays() + " of minutes, " + keep.hourDays()
                + " of hours, " + keep.dayDays() + " of days; " + keep.samples() + " samples, " + keep.series()
                + " series at most");
        return now();
    }
}
