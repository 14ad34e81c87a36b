/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.yagura.watch.core.series.Series;

/** All series, by number and by what they are of. The projection's thread changes it; {@link #all} is for any. */
public final class Registry {
    private static final int FIRST = 64;

    private final Map<Series, SeriesState> known = new HashMap<>();
    private SeriesState[] byNumber = new SeriesState[FIRST];
    private int next = 1;
    private volatile SeriesState[] committed = new SeriesState[0];

    /** The series with that number; null when there is none (any more). */
    public SeriesState committed(int number) {
        SeriesState[] all = committed;
        SeriesState state = number < 1 || number >= all.length ? null : all[number];
        return shown(state) ? state : null;
    }

    private static boolean shown(SeriesState state) {
        View view = state == null ? null : state.view();
        return view != null && view.firstAt() >= 0;
    }

    /** All series that have samples, by number. */
    public Stream<SeriesState> all() {
        return Arrays.stream(committed).filter(Registry::shown);
    }

    /** How many there are, committed or not. */
    int size() {
        return known.size();
    }

    /** The number that the next new series gets. */
    int next() {
        return next;
    }

    void next(int number) {
        next = number;
    }

    SeriesState get(int number) {
        return number < byNumber.length ? byNumber[number] : null;
    }

    SeriesState find(Series series) {
        return known.get(series);
    }

    /** A new series; one that is of the same stays under its number and gets no more samples. */
    SeriesState make(Series series) {
        var state = new SeriesState(next++, series);
        put(state);
        return state;
    }

    void put(SeriesState state) {
        int number = state.number();
        if (number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, 2 * byNumber.length));
        }
        byNumber[number] = state;
        SeriesState other = known.get(state.series());
        if (other == null || other.number() < number) {
            known.put(state.series(), state);
        }
    }

    void remove(SeriesState state) {
        byNumber[state.number()] = null;
        known.remove(state.series(), state);
    }

    /** Numbers from one on, up to a bound. */
    Stream<SeriesState> range(int from, int to) {
        return Arrays.stream(byNumber, Math.min(from, byNumber.length), Math.min(to, byNumber.length))
                .filter(Objects::nonNull);
    }

    Stream<SeriesState> every() {
        return Arrays.stream(byNumber).filter(Objects::nonNull);
    }

    /** Shows what is there. */
    void publish() {
        committed = byNumber;
    }

    /** Begins with nothing; what is shown stays until the next {@link #publish}. */
    void clear() {
        known.clear();
        byNumber = new SeriesState[FIRST];
        next = 1;
    }
}
