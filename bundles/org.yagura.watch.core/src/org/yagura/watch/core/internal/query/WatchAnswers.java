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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.CountWatches;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.FindDeadLinks;
import org.yagura.watch.core.FindWatchHistory;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.MuteWatches;
import org.yagura.watch.core.PushValues;
import org.yagura.watch.core.RunWatches;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.TryWatch;
import org.yagura.watch.core.UnmuteWatches;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchesDone;
import org.yagura.watch.core.internal.forecast.Past;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.plan.Watching;
import org.yagura.watch.core.internal.poll.DeadLinks;
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
    private final Finding finding;
    private final Watching watching;
    private final WatchProjection projection;
    private final Database database;
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
        this.finding = new Finding(board, watching, most);
        this.trying = new Trying(rounds, clock, past);
        this.pushing = new Pushing(board, watching, projection);
        this.tryingWatches = new TryingWatches(board, watching);
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindWatches.class, finding::page),
                RequestHandler.of(CountWatches.class, finding::count),
                RequestHandler.of(ExplainWatch.class, this::explain),
                RequestHandler.of(FindWatchHistory.class, this::history),
                RequestHandler.of(FindDeadLinks.class, this::deadLinks),
                RequestHandler.of(RunWatches.class, this::run), RequestHandler.of(MuteWatches.class, this::mute),
                RequestHandler.of(UnmuteWatches.class, this::unmute),
                RequestHandler.of(PushValues.class, pushing::push),
                RequestHandler.of(TryThreshold.class, trying::answer),
                RequestHandler.of(TryWatch.class, tryingWatches::go));
    }

    private ExplainWatch.Explanation explain(ExplainWatch query, RequestHandler.Context context) {
        Watched watched = board.one(query.watch(), query.node(), context.caller());
        return new Explaining(board, watched, context.caller().language()).explain();
    }

    private FindDeadLinks.Answer deadLinks(FindDeadLinks query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        Watched watched = board.one(query.watch(), query.node(), context.caller());
        if (!(watched.planned().watch() instanceof LinkWatch)) {
            throw Problems.invalid(language, "no-links", Board.name(watched.planned().watch(), query.watch()));
        }
        DeadLinks kept = DeadLinks.read(watched.memo());
        return new FindDeadLinks.Answer(kept.links().stream().map(
                dead -> new FindDeadLinks.Row(dead.url(), dead.why(language), dead.pages(), dead.more())).toList(),
                kept.left());
    }

    private FindWatchHistory.History history(FindWatchHistory query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, MOST_SIZE);
        String id = Problems.given(language, "node", query.node());
        Plan plan = board.rounds().plan();
        if (plan == null || plan.index().nodesOf(id).isEmpty() || !board.sees(context.caller(), id)) {
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
