/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.Sites;
import org.yagura.core.operation.Caller;
import org.yagura.core.store.Database;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.NamedElement;
import org.yagura.watch.core.internal.series.store.SampleState;
import org.yagura.watch.core.internal.series.store.SeriesState;
import org.yagura.watch.core.internal.series.store.View;
import org.yagura.watch.core.series.SeriesRow;

/** What all answers need: the tables, what is in memory of them, the site for names and scope. Thread-safe. */
public final class SeriesView {
    private final Database database;
    private final SampleState state;
    private final CurrentIndex index;
    private volatile Ordered ordered;

    private record Ordered(SiteIndex index, int series, int newest, SeriesState[] all) {
    }

    /** A view of the tables of time series. */
    public SeriesView(Database database, SampleState state, Sites sites) {
        this.database = database;
        this.state = state;
        this.index = new CurrentIndex(sites);
    }

    SampleState state() {
        return state;
    }

    /** The site in force. */
    SiteIndex site() {
        return index.get();
    }

    /** A reader of the tables, for one answer. */
    interface Reading<T> {
        T read(LevelReader reader) throws SQLException;
    }

    /** Reads; may be called again from the beginning. */
    <T> T read(Reading<T> reading) {
        return database.read(connection -> {
            try (var reader = new LevelReader(connection, database.dialect(), state.segments())) {
                return reading.read(reader);
            }
        });
    }

    /** Whether a caller may see a series. */
    boolean inScope(Caller caller, SeriesState series) {
        return inScope(caller, series.series().node());
    }

    /** Whether a caller may see what a node measures; who is bound to areas sees no node that is not in the site any more. */
    boolean inScope(Caller caller, String id) {
        if (caller.areas().isEmpty()) {
            return true;
        }
        return !caller.areas().get().isEmpty() && site().inScope(id, caller.areas().get());
    }

    /** The series with that number; empty when there is none, or it is none of the caller's business. */
    Optional<SeriesState> series(Caller caller, Integer number) {
        SeriesState series = number == null ? null : state.registry().committed(number);
        return Optional.ofNullable(series).filter(s -> inScope(caller, s));
    }

    /**
     * The series with these numbers that a caller may see.
     *
     * @throws org.yagura.core.operation.ProblemException without numbers, and with more than so many
     */
    List<SeriesState> series(Caller caller, List<Integer> numbers, int most) {
        Problems.given(caller.language(), "series", numbers);
        if (numbers.isEmpty() || numbers.size() > most) {
            throw Problems.invalid(caller.language(), "series", most);
        }
        return numbers.stream().flatMap(n -> series(caller, n).stream()).toList();
    }

    /** All series, by name of the node, watch, metric and number. */
    SeriesState[] ordered() {
        SiteIndex site = site();
        SeriesState[] all = state.registry().all().toArray(SeriesState[]::new);
        int newest = all.length == 0 ? 0 : all[all.length - 1].number();
        Ordered known = ordered;
        if (known == null || known.index() != site || known.series() != all.length || known.newest() != newest) {
            Arrays.sort(all, Comparator.comparing((SeriesState s) -> nodeName(site, s))
                    .thenComparing(s -> s.series().watch()).thenComparing(s -> s.series().metric())
                    .thenComparing(SeriesState::number));
            known = new Ordered(site, all.length, newest, all);
            ordered = known;
        }
        return known.all();
    }

    static String nodeName(SiteIndex site, SeriesState series) {
        String id = series.series().node();
        return site.element(id, NamedElement.class).map(NamedElement::getName).orElse(id);
    }

    /** A series in a list. */
    SeriesRow row(SeriesState series) {
        View view = series.view();
        return new SeriesRow(series.number(), series.series(), nodeName(site(), series),
                Instant.ofEpochMilli(view.firstAt()), Instant.ofEpochMilli(view.lastAt()), finite(view.last()),
                view.late());
    }

    /** A value; null for a gap. */
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
