/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/** A watch of a node that is being run, with what is known of it. Changed under the lock of {@link Rounds}; any may look. */
public final class Watched {
    /** So many runs are remembered. */
    static final int REMEMBERED = 5;

    private final Asking asking = new Asking();
    private final Map<String, Series> series = new HashMap<>();
    private final Deque<Last> recent = new ArrayDeque<>(REMEMBERED);
    private volatile Plan.Planned planned;
    private volatile Standing standing;
    private volatile List<Last> runs = List.of();
    private volatile Instant next;
    private volatile boolean running;
    private volatile String memo;
    private boolean stuck;
    private boolean bad;

    /**
     * A run that has ended.
     *
     * @param at when it began
     * @param millis how long it took
     * @param outcome how it ended
     * @param text what was found
     * @param metrics what was measured
     */
    public record Last(Instant at, long millis, Outcome outcome, Phrase text, List<Metric> metrics) {
    }

    Watched(Plan.Planned planned, Standing standing) {
        this.planned = planned;
        this.standing = standing;
    }

    /** Its key. */
    public Key key() {
        return planned.key();
    }

    /** What is run. */
    public Plan.Planned planned() {
        return planned;
    }

    /** How it stands. */
    public Standing standing() {
        return standing;
    }

    /** The last runs, the newest first. */
    public List<Last> runs() {
        return runs;
    }

    /** When it is run next; null while it runs. */
    public Instant next() {
        return next;
    }

    /** Whether it runs now. */
    public boolean running() {
        return running;
    }

    /** What the next run goes on from; null at first. */
    public String memo() {
        return memo;
    }

    void memo(String left) {
        memo = left;
    }

    Asking asking() {
        return asking;
    }

    boolean stuck() {
        return stuck;
    }

    void stuck(boolean is) {
        stuck = is;
    }

    /** Whether the last run that told something of the node failed. */
    boolean bad() {
        return bad;
    }

    void bad(boolean is) {
        bad = is;
    }

    void plan(Plan.Planned other) {
        planned = other;
    }

    void begin() {
        running = true;
        next = null;
    }

    void end(Last last, Standing now) {
        running = false;
        standing = now;
        recent.addFirst(last);
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        runs = List.copyOf(recent);
    }

    void next(Instant at) {
        next = at;
    }

    /** The series of a metric, the same object each time. */
    Series series(Metric metric) {
        Series known = series.get(metric.name());
        if (known == null || !known.unit().equals(metric.unit()) || known.kind() != metric.kind()) {
            known = new Series(key().node(), key().watch(), metric.name(), metric.unit(), metric.kind());
            series.put(metric.name(), known);
        }
        return known;
    }

    /** The series that there were so far. */
    List<Series> series() {
        return List.copyOf(series.values());
    }
}
