/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;
import org.yagura.model.site.Node;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.FindWatchHistory;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.MuteWatches;
import org.yagura.watch.core.PushValues;
import org.yagura.watch.core.RunWatches;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.TryWatch;
import org.yagura.watch.core.UnmuteWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.WatchesDone;
import org.yagura.watch.core.internal.forecast.Past;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.plan.Watching;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.store.WatchFacts;
import org.yagura.watch.core.internal.store.WatchProjection;

/** The queries and commands about watches. */
public final class WatchAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int MOST_SIZE = 1000;
    private static final int MOST_REASON = 1000;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Board board;
    private final Watching watching;
    private final WatchProjection projection;
    private final Database database;
    private final int most;
    private final Trying trying;
    private final Pushing pushing;
    private final TryingWatches tryingWatches;

    /**
     * Answers of what is run and of what is kept.
     *
     * @param most so many runs are made at once
     * @param past of series
     */
    public WatchAnswers(Rounds rounds, Watching watching, WatchProjection projection, Database database,
            Clock clock, int most, Past past) {
        this.board = new Board(rounds, projection, clock);
        this.watching = watching;
        this.projection = projection;
        this.database = database;
        this.most = most;
        this.trying = new Trying(rounds, clock, past);
        this.pushing = new Pushing(board, watching, projection);
        this.tryingWatches = new TryingWatches(board, watching);
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindWatches.class, this::find),
                RequestHandler.of(ExplainWatch.class, this::explain),
                RequestHandler.of(FindWatchHistory.class, this::history),
                RequestHandler.of(RunWatches.class, this::run), RequestHandler.of(MuteWatches.class, this::mute),
                RequestHandler.of(UnmuteWatches.class, this::unmute),
                RequestHandler.of(PushValues.class, pushing::push),
                RequestHandler.of(TryThreshold.class, trying::answer),
                RequestHandler.of(TryWatch.class, tryingWatches::go));
    }

    private FindWatches.Page find(FindWatches query, RequestHandler.Context context) {
        Caller caller = context.caller();
        Locale language = caller.language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, MOST_SIZE);
        long position = query.position() == null ? 0 : query.position();
        if (position < 0) {
            throw Problems.invalid(language, "place", position);
        }
        Predicate<Watched> wanted = wanted(query.filter() == null ? WatchFilter.ALL : query.filter(), language);
        List<Watched> found = board.seen(caller).stream().filter(wanted).sorted(Board.WORST).toList();
        Map<WatchState, Long> byState = found.stream().collect(Collectors.groupingBy(w -> w.standing().state(),
                () -> new EnumMap<>(WatchState.class), Collectors.counting()));
        Rounds.Figures figures = board.rounds().figures();
        return new FindWatches.Page(found.size(), position,
                found.stream().skip(position).limit(size).map(w -> board.row(w, language)).toList(), byState,
                new FindWatches.Pace(watching.runs(), figures.runs(), figures.late(), figures.missed(),
                        watching.flying(), most));
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
            all.add(w -> board.rounds().plan().index().inScope(w.planned().node(), areas));
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

    private ExplainWatch.Explanation explain(ExplainWatch query, RequestHandler.Context context) {
        Watched watched = board.one(query.watch(), query.node(), context.caller());
        return new Explaining(board, watched, context.caller().language()).explain();
    }

    private FindWatchHistory.History history(FindWatchHistory query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, MOST_SIZE);
        String id = Problems.given(language, "node", query.node());
        Plan plan = board.rounds().plan();
        Node node = plan == null ? null : plan.index().node(id);
        if (node == null || !board.sees(context.caller(), node)) {
            throw Problems.problem(Problem.NOT_FOUND, language, "node", id);
        }
        Map<String, String> names = plan.revision().site().getWatches().stream()
                .collect(Collectors.toMap(Watch::getId, w -> Board.name(w, w.getId()), (a, b) -> a));
        long before = query.before() == null ? Long.MAX_VALUE : query.before();
        return new FindWatchHistory.History(projection.past(database, id, query.watch(), before, size).stream()
                .map(p -> new FindWatchHistory.Row(p.id(), p.at(), p.key().watch(),
                        names.getOrDefault(p.key().watch(), p.key().watch()), p.standing().state(),
                        p.standing().severity(), p.standing().hard(), p.standing().flapping(),
                        p.standing().announced(), p.standing().said().in(language)))
                .toList());
    }

    private List<Watched> some(List<WatchRef> references, Caller caller) {
        Locale language = caller.language();
        Problems.given(language, "watches", references);
        if (references.size() > WatchFacts.MOST_KEYS) {
            throw Problems.invalid(language, "many", WatchFacts.MOST_KEYS);
        }
        return board.some(references, caller);
    }

    private WatchesDone run(RunWatches command, RequestHandler.Context context) {
        List<Watched> some = some(command.watches(), context.caller());
        if (!watching.runs()) {
            throw Problems.problem(Problem.UNAVAILABLE, context.caller().language(), "not-running");
        }
        int done = watching.hurry(some.stream().map(Watched::key).toList());
        context.audit(done + " watches run");
        return new WatchesDone(done, command.watches().size() - done);
    }

    private WatchesDone mute(MuteWatches command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        Instant now = board.now();
        Instant until = Problems.given(language, "until", command.until());
        String reason = Problems.given(language, "reason", command.reason()).strip();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Problems.invalid(language, "until", LONGEST.toDays());
        }
        if (reason.length() > MOST_REASON) {
            throw Problems.invalid(language, "long", "reason", MOST_REASON);
        }
        List<Key> keys = keys(command.watches(), context.caller());
        return done(context, keys, command.watches().size(), "muted until " + until, WatchFacts.MUTED.fact(now,
                new WatchFacts.Muted(keys, until, reason, context.caller().user())));
    }

    private WatchesDone unmute(UnmuteWatches command, RequestHandler.Context context) {
        List<Key> keys = keys(command.watches(), context.caller());
        return done(context, keys, command.watches().size(), "no longer muted", WatchFacts.UNMUTED.fact(board.now(),
                new WatchFacts.Unmuted(keys, context.caller().user())));
    }

    private List<Key> keys(List<WatchRef> references, Caller caller) {
        return some(references, caller).stream().map(Watched::key).toList();
    }

    private static WatchesDone done(RequestHandler.Context context, List<Key> keys, int asked, String what, Fact fact) {
        if (!keys.isEmpty()) {
            context.commit(List.of(fact));
        }
        context.audit(keys.size() + " watches " + what);
        return new WatchesDone(keys.size(), asked - keys.size());
    }
}
