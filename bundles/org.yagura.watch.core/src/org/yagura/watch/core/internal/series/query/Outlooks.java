/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.DomainParts;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.forecast.Past;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.series.store.SampleState;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Key;

/**
 * Makes ready what thresholds on forecasts and on what is usual need: on a thread of its own, each anew once an hour. Results
 * are judged with what is there. Thread-safe.
 */
public final class Outlooks implements DomainParts.Service {
    private static final Logger LOG = LoggerFactory.getLogger(Outlooks.class);
    private static final Duration ANEW = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final long PATIENCE_MILLIS = 10_000;

    private final SampleState state;
    private final Past past;
    private final Clock clock;
    private final Map<Name, Made> all = new ConcurrentHashMap<>();
    private volatile Supplier<Plan> plan = () -> null;
    private volatile boolean stopped = true;
    private Thread thread;

    private record Name(Key key, String bound, String metric) {
    }

    private record Made(Bound bound, int series, Instant at, Outlook.Model model) {

        boolean stands(Bound wanted, int number, Instant now) {
            return series == number && bound.kind() == wanted.kind() && bound.learn() == wanted.learn()
                    && Duration.between(at, now).abs().compareTo(ANEW) < 0;
        }
    }

    /** Of series, from their hours. */
    public Outlooks(SampleState state, Past past, Clock clock) {
        this.state = state;
        this.past = past;
        this.clock = clock;
    }

    /** Says what is watched; null while nothing is. */
    public void plan(Supplier<Plan> supplier) {
        plan = supplier;
    }

    /** What is expected of one. */
    public Outlook of(Key key) {
        return (bound, metric) -> {
            Made made = all.get(new Name(key, bound, metric));
            return made == null ? Outlook.Model.NONE : made.model();
        };
    }

    @Override
    public void start() {
        stopped = false;
        thread = Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("watch-outlooks").start(this::run);
    }

    private void run() {
        try {
            while (!stopped) {
                try {
                    look(clock.instant());
                } catch (RuntimeException e) {
                    LOG.warn("what is expected of series could not be made; it is tried again", e);
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes what is missing or older than an hour. */
    public void look(Instant now) {
        Plan wanted = plan.get();
        if (wanted == null) {
            return;
        }
        Map<Key, Plan.Planned> planned = new HashMap<>();
        wanted.all().forEach((key, one) -> {
            if (one.terms().models()) {
                planned.put(key, one);
            }
        });
        Set<Name> seen = new HashSet<>();
        if (!planned.isEmpty()) {
            state.registry().all().forEach(series -> {
                var key = new Key(series.series().watch(), series.series().node());
                Plan.Planned one = planned.get(key);
                if (one != null && !stopped()) {
                    one.terms().bounds().stream().filter(b -> b.models() && b.concerns(series.series().metric()))
                            .forEach(b -> seen.add(make(key, b, series, now)));
                }
            });
        }
        if (!stopped()) {
            all.keySet().retainAll(seen);
        }
    }

    private boolean stopped() {
        return thread != null && stopped;
    }

    private Name make(Key key, Bound bound, SeriesState series, Instant now) {
        var name = new Name(key, bound.id(), series.series().metric());
        Made known = all.get(name);
        if (known == null || !known.stands(bound, series.number(), now)) {
            int hour = Outlook.Model.hour(now);
            all.put(name, new Made(bound, series.number(), now,
                    bound.model(past.hours(series.number(), hour - bound.learn(), hour + 1))));
        }
        return name;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.clear();
    }
}
