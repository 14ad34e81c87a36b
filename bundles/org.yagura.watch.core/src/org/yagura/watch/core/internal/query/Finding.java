/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.CountWatches;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.plan.Watching;
import org.yagura.watch.core.internal.state.Key;

/** Finds watches of nodes by a filter, in an order, and counts them. */
final class Finding {
    private static final int USUAL_SIZE = 200;
    private static final int MOST_SIZE = 1000;
    private static final int MOST_FILTERS = 50;

    private final Board board;
    private final Watching watching;
    private final int most;

    /**
     * Finds what is on a board.
     *
     * @param most so many runs are made at once
     */
    Finding(Board board, Watching watching, int most) {
        this.board = board;
        this.watching = watching;
        this.most = most;
    }

    FindWatches.Page page(FindWatches query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, MOST_SIZE);
        long position = query.position() == null ? 0 : query.position();
        if (position < 0) {
            throw Problems.invalid(language, "place", position);
        }
        Predicate<Watched> wanted = wanted(query.filter() == null ? WatchFilter.ALL : query.filter(), language);
        List<Ranked> found = board.seen(context.caller()).stream().filter(wanted)
                .map(watched -> Ranked.of(watched, query.order())).toList();
        Map<WatchState, Long> byState = found.stream().collect(Collectors.groupingBy(r -> r.standing().state(),
                () -> new EnumMap<>(WatchState.class), Collectors.counting()));
        Comparator<Ranked> order = Ranked.order(query.order(), Boolean.TRUE.equals(query.descending()));
        List<Ranked> window;
        if (query.from() == null) {
            window = Ranked.window(found, order, position, size);
        } else {
            Ranked first = one(found, query.from());
            position = first == null ? 0 : found.stream().filter(r -> order.compare(r, first) < 0).count();
            window = first == null
                    ? List.of()
                    : Ranked.window(found.stream().filter(r -> order.compare(r, first) >= 0).toList(), order, 0, size);
        }
        Rounds.Figures figures = board.rounds().figures();
        return new FindWatches.Page(found.size(), position,
                window.stream().map(r -> board.row(r.watched(), language)).toList(), byState,
                new FindWatches.Pace(watching.runs(), figures.runs(), figures.late(), figures.missed(),
                        watching.flying(), most));
    }

    private static Ranked one(List<Ranked> found, WatchRef wanted) {
        var key = new Key(String.valueOf(wanted.watch()), String.valueOf(wanted.node()));
        return found.stream().filter(r -> r.watched().key().equals(key)).findFirst().orElse(null);
    }

    CountWatches.Counts count(CountWatches query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        List<WatchFilter> filters = Problems.given(language, "filters", query.filters());
        if (filters.size() > MOST_FILTERS) {
            throw Problems.invalid(language, "filters", MOST_FILTERS);
        }
        List<Watched> seen = board.seen(context.caller());
        var counts = new ArrayList<CountWatches.Count>();
        for (WatchFilter filter : filters) {
            Predicate<Watched> wanted = wanted(filter == null ? WatchFilter.ALL : filter, language);
            long total = 0;
            long unwell = 0;
            for (Watched watched : seen) {
                if (wanted.test(watched)) {
                    total++;
                    unwell += unwell(watched.standing().state()) ? 1 : 0;
                }
            }
            counts.add(new CountWatches.Count(total, unwell));
        }
        return new CountWatches.Counts(counts);
    }

    private static boolean unwell(WatchState state) {
        return switch (state) {
            case PROBLEM, UNREACHABLE, UNKNOWN -> true;
            case PENDING, OK -> false;
        };
    }

    private Predicate<Watched> wanted(WatchFilter filter, Locale language) {
        var all = new ArrayList<Predicate<Watched>>();
        any(all, filter.states(), w -> w.standing().state());
        any(all, filter.severities(), w -> w.standing().severity());
        any(all, filter.watches(), w -> w.key().watch());
        any(all, filter.nodes(), w -> w.key().node());
        any(all, filter.kinds(), w -> w.planned().watch().eClass().getName());
        if (filter.areas() != null && !filter.areas().isEmpty()) {
            Set<String> areas = Set.copyOf(filter.areas());
            all.add(w -> board.rounds().plan().index().inScope(w.key().node(), areas));
        }
        if (filter.hard() != null) {
            all.add(w -> w.standing().hard() == filter.hard());
        }
        if (filter.silent() != null) {
            all.add(w -> board.silent(w) == filter.silent());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            String text = filter.text().strip().toLowerCase(Locale.ROOT);
            all.add(w -> in(Board.name(w.planned().node(), ""), text) || in(Board.name(w.planned().watch(), ""), text)
                    || in(Board.text(w, language), text));
        }
        return all.stream().reduce(w -> true, Predicate::and);
    }

    private static <T> void any(List<Predicate<Watched>> all, List<T> some, Function<Watched, T> of) {
        if (some != null && !some.isEmpty()) {
            Set<T> set = new HashSet<>(some);
            all.add(w -> set.contains(of.apply(w)));
        }
    }

    private static boolean in(String where, String text) {
        return where.toLowerCase(Locale.ROOT).contains(text);
    }
}
