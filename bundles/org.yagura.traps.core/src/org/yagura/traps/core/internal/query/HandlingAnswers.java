/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.yagura.core.event.HandlingState;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.internal.store.PeopleFacts;
import org.yagura.traps.core.internal.store.PeopleFacts.TrapHandled;
import org.yagura.traps.core.internal.store.TrapIndex;

/** Carries out commands on traps. */
final class HandlingAnswers {
    static final int MAX_COMMENT = 4000;
    private static final int MAX_IDS = 200_000;
    /** Facts committed at once; what is done stays done when a later commit is refused. */
    private static final int COMMIT_FACTS = 16;

    private final Finder finder;
    private final View view;
    private final Clock clock;

    HandlingAnswers(Finder finder, Clock clock) {
        this.finder = finder;
        this.view = finder.view();
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(HandleTraps.class, this::handle));
    }

    private HandleTraps.Handled handle(HandleTraps command, RequestHandler.Context context) {
        Caller caller = context.caller();
        check(view, caller.language(), command.state(), command.assignee(), command.comment(), false);
        boolean byIds = command.ids() != null;
        if (byIds == (command.filter() != null) || !byIds && command.upToId() == null) {
            throw Problems.invalid(caller.language(), "ids");
        }
        if (byIds && command.ids().size() > MAX_IDS) {
            throw Problems.invalid(caller.language(), "bounds", "ids", 1, MAX_IDS);
        }
        long[] ids = byIds ? known(command.ids(), caller) : matching(command, caller);
        long missing = byIds ? command.ids().stream().distinct().count() - ids.length : 0;
        String comment = command.comment() == null || command.comment().isBlank() ? null : command.comment();
        commit(context, clock.instant(), ids, ranges -> new TrapHandled(ranges, command.state(), command.assignee(),
                comment, caller.user()));
        context.audit(ids.length + " traps handled, " + missing + " missing");
        return new HandleTraps.Handled(ids.length, missing);
    }

    /** Refuses what cannot be done. */
    static void check(View view, Locale language, HandlingState state, String assignee, String comment, boolean other) {
        if (state == null && assignee == null && (comment == null || comment.isBlank()) && !other) {
            throw Problems.invalid(language, "nothing");
        }
        if (comment != null && comment.length() > MAX_COMMENT) {
            throw Problems.invalid(language, "comment", MAX_COMMENT);
        }
        if (assignee != null && !assignee.isEmpty() && view.site().person(assignee).isEmpty()) {
            throw Problems.invalid(language, "person", assignee);
        }
    }

    private long[] known(List<Long> given, Caller caller) {
        TrapIndex index = view.state().index();
        return given.stream().mapToLong(Long::longValue).distinct().filter(id -> {
            int combo = index.comboOf(id);
            return combo != 0 && view.inScope(caller, index.combos().origin(combo));
        }).sorted().toArray();
    }

    private long[] matching(HandleTraps command, Caller caller) {
        long[] ids = view.read(connection -> finder.find(connection, command.filter(), caller, command.upToId(), 0,
                Integer.MAX_VALUE, Finder.Effort.ALL)).ids();
        Arrays.sort(ids);
        return ids;
    }

    /** Commits facts of bounded size for ids in ascending order; an error says how many are done. */
    static void commit(RequestHandler.Context context, Instant at, long[] ids, Function<long[], TrapHandled> content) {
        var facts = new ArrayList<Fact>();
        int done = 0;
        for (int from = 0; from < ids.length; from += PeopleFacts.MAX_IDS) {
            int to = Math.min(ids.length, from + PeopleFacts.MAX_IDS);
            facts.add(PeopleFacts.TRAP_HANDLED.fact(at, content.apply(ranges(ids, from, to))));
            if (facts.size() == COMMIT_FACTS || to == ids.length) {
                commit(context, facts, done, ids.length);
                facts.clear();
                done = to;
            }
        }
    }

    private static void commit(RequestHandler.Context context, List<Fact> facts, int done, int all) {
        try {
            context.commit(List.copyOf(facts));
        } catch (RuntimeException e) {
            if (done == 0) {
                throw e;
            }
            Problem partly = Problems.problem(Problem.UNAVAILABLE, context.caller().language(), "partly", done, all)
                    .problem();
            throw new ProblemException(partly, e);
        }
    }

    /** First and last id of each run of ids. */
    static long[] ranges(long[] ids, int from, int to) {
        var ranges = new long[(to - from) * 2];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (count > 0 && ids[i] == ranges[count - 1] + 1) {
                ranges[count - 1] = ids[i];
            } else {
                ranges[count++] = ids[i];
                ranges[count++] = ids[i];
            }
        }
        return Arrays.copyOf(ranges, count);
    }
}
