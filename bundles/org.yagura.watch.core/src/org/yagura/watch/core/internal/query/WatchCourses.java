/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.yagura.core.event.Severity;
import org.yagura.core.report.ReportScope;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.report.Spans;
import org.yagura.watch.core.internal.report.Spans.Span;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.store.WatchProjection.Past;

/** What became of watches in a month, from their changes as they come: of each the oldest first, of several mixed. */
final class WatchCourses implements Consumer<Past> {
    private final ReportScope scope;
    private final Set<Key> present;
    private final Map<Key, Making> all = new HashMap<>();

    /**
     * What became of a watch of a node.
     *
     * @param down when it was confirmed critical
     * @param problem when it was a confirmed problem, of whatever severity
     * @param known when it was that, or all was well
     * @param times how often a confirmed problem began
     * @param worst null: there was none
     */
    record Course(Key key, Spans down, Spans problem, Spans known, int times, Severity worst) {
    }

    /**
     * Begins.
     *
     * @param present the watches that there still are: of another one nobody knows how long its last state held
     */
    WatchCourses(ReportScope scope, Set<Key> present) {
        this.scope = scope;
        this.present = present;
    }

    @Override
    public void accept(Past past) {
        scope.goOn();
        all.computeIfAbsent(past.key(), _ -> new Making(scope.period().from().toEpochMilli())).next(past);
    }

    /** Those of each node that anything is known of. */
    Map<String, List<Course>> byNode() {
        Map<String, List<Course>> found = new HashMap<>();
        all.forEach((key, making) -> found.computeIfAbsent(key.node(), _ -> new ArrayList<>())
                .add(making.made(key, present.contains(key) ? scope.to().toEpochMilli() : null)));
        return found;
    }

    /** The course of one watch while it is made. */
    private static final class Making {
        private final long from;
        private final List<Span> down = new ArrayList<>();
        private final List<Span> problem = new ArrayList<>();
        private final List<Span> known = new ArrayList<>();
        private int times;
        private Severity worst;
        private boolean before;
        private long at;
        private Standing standing;

        Making(long from) {
            this.from = from;
        }

        void next(Past past) {
            until(past.at().toEpochMilli());
            at = past.at().toEpochMilli();
            standing = past.standing();
        }

        /** The last state held until then. */
        private void until(long end) {
            if (standing == null) {
                return;
            }
            var span = new Span(Math.max(from, at), end);
            boolean bad = standing.state() == WatchState.PROBLEM && standing.hard();
            if (standing.state() == WatchState.OK || standing.state() == WatchState.PROBLEM) {
                add(known, span);
            }
            if (bad) {
                add(problem, span);
                worst = worst == null || standing.severity().compareTo(worst) > 0 ? standing.severity() : worst;
                times += before || at < from ? 0 : 1;
                if (standing.severity() == Severity.CRITICAL) {
                    add(down, span);
                }
            }
            before = bad;
        }

        /** What follows at once is one with what was before. */
        private static void add(List<Span> spans, Span span) {
            if (!spans.isEmpty() && spans.getLast().to() == span.from()) {
                spans.set(spans.size() - 1, new Span(spans.getLast().from(), span.to()));
            } else {
                spans.add(span);
            }
        }

        Course made(Key key, Long end) {
            if (end != null) {
                until(end);
            }
            return new Course(key, Spans.of(down), Spans.of(problem), Spans.of(known), times, worst);
        }
    }
}
