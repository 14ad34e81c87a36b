/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.watch.ui.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.operation.ProblemException;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.spark.Spark;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;

/**
 * The courses of the last hour of the watches that a list shows: one question for all rows of a page, and none for those that
 * were asked for a moment ago. Bounded; thread-safe.
 */
final class WatchSparks {
    private static final Logger LOG = LoggerFactory.getLogger(WatchSparks.class);
    private static final int POINTS = 60;
    private static final int SECONDS = 3_600;
    private static final long FRESH_MILLIS = 30_000;
    private static final int MOST = 4_000;

    private final Connections connections;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private final Map<WatchRef, Course> courses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<WatchRef, Course> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What is known of a watch.
     *
     * @param askedAt when it was asked for, milliseconds
     * @param spark the course
     * @param metric of what; empty when nothing was measured
     * @param unit of the metric
     */
    record Course(long askedAt, Spark spark, String metric, String unit) {
    }

    WatchSparks(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Asks for what is not fresh; blocks. A list is no worse without courses, so a refusal is only logged. */
    void load(List<WatchRow> rows) {
        asking.lock();
        try {
            ask(rows);
        } finally {
            asking.unlock();
        }
    }

    private void ask(List<WatchRow> rows) {
        long now = clock.millis();
        List<WatchRef> stale;
        synchronized (courses) {
            stale = rows.stream().map(WatchSparks::ref).filter(r -> {
                Course known = courses.get(r);
                return known == null || now - known.askedAt() >= FRESH_MILLIS;
            }).distinct().limit(FindWatchCourses.MOST).toList();
        }
        if (stale.isEmpty()) {
            return;
        }
        try {
            keep(stale, connections.call(new FindWatchCourses(stale, POINTS, SECONDS)), now);
        } catch (ProblemException e) {
            LOG.warn("the courses of {} watches are not known", stale.size(), e);
        }
    }

    private void keep(List<WatchRef> asked, FindWatchCourses.Answer answer, long now) {
        Map<WatchRef, FindWatchCourses.Course> found = answer.courses().stream()
                .collect(Collectors.toMap(c -> new WatchRef(c.watch(), c.node()), c -> c, (a, b) -> b));
        synchronized (courses) {
            for (WatchRef ref : asked) {
                FindWatchCourses.Course of = found.get(ref);
                courses.put(ref, of == null
                        ? new Course(now, Spark.NONE, "", "")
                        : new Course(now, Spark.of(answer.from(), answer.to(), of.at(), of.min(), of.max(), of.last(),
                                of.gaps()), of.metric(), of.unit()));
            }
        }
    }

    /** What is known of a row; null for nothing yet. */
    Course of(WatchRow row) {
        synchronized (courses) {
            return courses.get(ref(row));
        }
    }

    private static WatchRef ref(WatchRow row) {
        return new WatchRef(row.watch(), row.node());
    }
}
