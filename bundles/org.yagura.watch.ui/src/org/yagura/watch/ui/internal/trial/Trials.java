/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.yagura.model.site.Threshold;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.TryThreshold;

/** Makes questions of thresholds as they are being edited, and puts the parts of the answer together. */
public final class Trials {
    /** Series in a part: so many that each part takes a moment. */
    private static final int PART = 20;
    private static final int MOST_ROWS = 100;

    private Trials() {
    }

    /** The first question of a trial over so many days. */
    static TryThreshold question(Threshold threshold, int days) {
        Watch watch = threshold.eContainer() instanceof Watch of ? of : null;
        return new TryThreshold(watch == null ? "" : watch.getId(), threshold.getMetric(), threshold.getKind(),
                threshold.getLimit(), threshold.getHysteresis(), threshold.getCount(),
                watch == null ? null : watch.getAttempts(), days,
                threshold.getCalendar() == null ? null : threshold.getCalendar().getId(), hours(threshold.getAhead()),
                hours(threshold.getLearn()), 0L, PART);
    }

    private static Integer hours(Duration span) {
        return span == null ? null : (int) Math.clamp(Math.ceilDiv(span.toSeconds(), 3600), 1, 5 * 365 * 24);
    }

    /**
     * The first question of a trial over a time, of a threshold of the site in force with another limit.
     *
     * @param watch id of the watch that has measured
     * @param from when it begins, at most {@link TryThreshold#MOST_DAYS} before its end
     */
    public static TryThreshold between(Threshold threshold, String watch, double limit, Instant from, Instant to) {
        return new TryThreshold(watch, threshold.getMetric(), threshold.getKind(), limit, threshold.getHysteresis(),
                threshold.getCount(), null, null,
                threshold.getCalendar() == null ? null : threshold.getCalendar().getId(), hours(threshold.getAhead()),
                hours(threshold.getLearn()), 0L, PART, from, to);
    }

    /** The question for what comes after so many series. */
    public static TryThreshold after(TryThreshold q, long examined) {
        return new TryThreshold(q.watch(), q.metric(), q.kind(), q.limit(), q.hysteresis(), q.count(), q.attempts(),
                q.days(), q.calendar(), q.aheadHours(), q.learnHours(), examined, q.size(), q.from(), q.to());
    }

    /** Two parts of a trial as one; the first may be null. */
    public static TryThreshold.Trial together(TryThreshold.Trial one, TryThreshold.Trial next) {
        if (one == null) {
            return next;
        }
        List<TryThreshold.Row> rows = Stream.concat(one.rows().stream(), next.rows().stream())
                .sorted(Comparator.comparingLong(TryThreshold.Row::told).reversed()).limit(MOST_ROWS).toList();
        return new TryThreshold.Trial(next.series(), one.examined() + next.examined(), one.values() + next.values(),
                one.told() + next.told(), one.seconds() + next.seconds(), one.from(), one.to(),
                one.level() == null || next.level() != null && next.level().compareTo(one.level()) > 0
                        ? next.level()
                        : one.level(),
                rows);
    }
}
