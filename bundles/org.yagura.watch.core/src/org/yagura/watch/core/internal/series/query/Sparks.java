/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.watch.core.internal.series.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.watch.core.FindWatchCourses;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.internal.series.store.Grain;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.series.ReadSeries;

/** Reads small courses of the main series of many watches in one go. Thread-safe. */
public final class Sparks {
    private static final long MILLIS = 1_000;

    private final SeriesView view;
    private final Clock clock;

    /** Reads there, up to the time of that clock. */
    public Sparks(SeriesView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /**
     * The courses.
     *
     * @param mains the metric that each watch measures first; null where it is not known: then the one that it measured first
     *        of all
     * @param points of a course
     * @param seconds that it goes back
     */
    public FindWatchCourses.Answer read(Map<WatchRef, String> mains, int points, long seconds) {
        // whole minutes, so that a point has the same minutes each time
        long to = (clock.millis() / Grain.MINUTE.step() + 1) * Grain.MINUTE.step();
        long from = to - seconds * MILLIS;
        Map<WatchRef, SeriesState> series = main(mains);
        if (series.isEmpty()) {
            return new FindWatchCourses.Answer(from, to, List.of());
        }
        var courses = new Courses(view, from, to, points, List.of());
        return view.read(reader -> {
            var found = new ArrayList<FindWatchCourses.Course>();
            for (WatchRef wanted : mains.keySet()) {
                SeriesState of = series.get(wanted);
                if (of != null) {
                    ReadSeries.Course course = courses.read(reader, of).course();
                    found.add(new FindWatchCourses.Course(wanted.watch(), wanted.node(), of.number(),
                            of.series().metric(), of.series().unit(), course.at(), course.min(), course.max(),
                            course.last(), course.gaps()));
                }
            }
            return new FindWatchCourses.Answer(from, to, found);
        });
    }

    private Map<WatchRef, SeriesState> main(Map<WatchRef, String> mains) {
        var found = new HashMap<WatchRef, SeriesState>();
        SeriesState[] all = view.ordered().clone();
        Arrays.sort(all, Comparator.comparingInt(SeriesState::number));
        for (SeriesState one : all) {
            var of = new WatchRef(one.series().watch(), one.series().node());
            if (mains.containsKey(of)) {
                String metric = mains.get(of);
                // of two series of the same metric the newer one goes on
                if (one.series().metric().equals(metric)) {
                    found.put(of, one);
                } else {
                    found.putIfAbsent(of, one);
                }
            }
        }
        return found;
    }
}
