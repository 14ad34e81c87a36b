/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.watch.core.internal.query;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.series.query.Sparks;
import org.yagura.watch.core.internal.store.WatchProjection;

/** Answers for the small courses that lists of watches paint. */
public final class CourseAnswers {
    private static final int USUAL_POINTS = 60;
    private static final int MOST_POINTS = 200;
    private static final int USUAL_SECONDS = 3_600;
    private static final int MOST_SECONDS = 366 * 86_400;

    private final Board board;
    private final Sparks sparks;

    /** Answers of what is run and of what was measured. */
    public CourseAnswers(Rounds rounds, WatchProjection projection, Sparks sparks, Clock clock) {
        board = new Board(rounds, projection, clock);
        this.sparks = sparks;
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindWatchCourses.class, this::courses));
    }

    private FindWatchCourses.Answer courses(FindWatchCourses query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        List<WatchRef> wanted = Problems.given(language, "watches", query.watches());
        if (wanted.size() > FindWatchCourses.MOST) {
            throw Problems.invalid(language, "many", FindWatchCourses.MOST);
        }
        int points = Problems.bounded(language, "points", query.points(), USUAL_POINTS, MOST_POINTS);
        int seconds = Problems.bounded(language, "seconds", query.seconds(), USUAL_SECONDS, MOST_SECONDS);
        Map<WatchRef, String> mains = new LinkedHashMap<>();
        for (Watched watched : board.some(wanted, context.caller())) {
            mains.put(new WatchRef(watched.key().watch(), watched.key().node()), main(watched));
        }
        return sparks.read(mains, points, seconds);
    }

    /** The metric that it measures first; null when none of the last runs measured anything. */
    private static String main(Watched watched) {
        return watched.runs().stream().filter(r -> !r.metrics().isEmpty()).findFirst()
                .map(r -> r.metrics().getFirst().name()).orElse(null);
    }
}
