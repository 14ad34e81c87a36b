/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.GetSeriesRetention.Kept;
import org.yagura.watch.core.series.GetSeriesRetention.LeftOut;
import org.yagura.watch.core.series.GetSeriesRetention.Retention;
import org.yagura.watch.core.series.ReadSeries.Level;
import org.yagura.watch.core.series.SetSeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention.Gone;
import org.yagura.watch.core.series.TrySeriesRetention.Loss;

/** An agent that has kept samples for 14 days, a table a day, and takes out what a rule no longer keeps. */
final class RetentionAgent {
    static final Instant OLDEST = Instant.parse("2026-11-07T00:00:00Z");
    private static final long A_DAY = 1_234_567;
    private static final long BYTES = 3 << 20;

    final MemoryAgent agent = new MemoryAgent();
    /** One for each answer that may be given. */
    final Semaphore gate = new Semaphore(1_000);
    volatile Problem refusal;
    volatile int series = 1_234;
    volatile long forgotten;
    private volatile Retention now = retention(14, 93, 800, 3_700, 5_000_000_000L, 100_000);

    RetentionAgent() {
        agent.answer(GetSeriesRetention.class, q -> guarded(now));
        agent.answer(TrySeriesRetention.class, q -> guarded(loss(Objects.requireNonNullElse(q.rawDays(), 14))));
        agent.answer(SetSeriesRetention.class, c -> {
            guarded(null);
            now = retention(or(c.rawDays(), 0), or(c.minuteDays(), 1), or(c.hourDays(), 2), or(c.dayDays(), 3),
                    Objects.requireNonNullElse(c.mostSamples(), now.mostSamples()),
                    Objects.requireNonNullElse(c.mostSeries(), now.mostSeries()));
            return now;
        });
    }

    private <T> T guarded(T answer) {
        gate.acquireUninterruptibly();
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
        return answer;
    }

    private int or(Integer wanted, int level) {
        return Objects.requireNonNullElse(wanted, now.levels().get(level).days());
    }

    private Retention retention(int raw, int minute, int hour, int day, long mostSamples, int mostSeries) {
        int days = Math.min(14, raw);
        return new Retention(List.of(
                new Kept(Level.RAW, raw, days * A_DAY, days * BYTES, OLDEST.plus(Duration.ofDays(14L - days))),
                new Kept(Level.MINUTE, minute, 20_000, 40_000, Instant.parse("2026-11-05T00:00:00Z")),
                new Kept(Level.HOUR, hour, 300, 900, Instant.parse("2026-10-01T00:00:00Z")),
                new Kept(Level.DAY, day, 0, 0, null)), mostSamples, mostSeries, series, new LeftOut(0, 0, 0, 0, 0));
    }

    private Loss loss(int raw) {
        int over = Math.max(0, 14 - raw);
        return new Loss(over == 0
                ? List.of()
                : List.of(new Gone(Level.RAW, over * A_DAY, over * BYTES, OLDEST, OLDEST.plus(Duration.ofDays(over)))),
                forgotten);
    }
}
