/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.yagura.core.operation.Caller;
import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapIndex;
import org.yagura.traps.core.internal.store.TrapReader;

/** Answers questions for traps. */
final class TrapAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int MAX_SIZE = 1000;
    private static final int MAX_FILTERS = 50;

    private final Finder finder;
    private final View view;
    private final Details details;

    TrapAnswers(Finder finder, Details details) {
        this.finder = finder;
        this.view = finder.view();
        this.details = details;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindTraps.class, this::find), RequestHandler.of(CountTraps.class, this::count),
                RequestHandler.of(GetTrap.class, this::get));
    }

    private TrapPage find(FindTraps query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, MAX_SIZE);
        long position = Problems.place(language, query.position());
        return view.read(connection -> {
            Finder.Found found = finder.find(connection, query.filter(), context.caller(), query.upToId(), position,
                    size,
                    Finder.Effort.PAGE);
            long upTo = query.upToId() == null ? found.index().newestId() : query.upToId();
            return new TrapPage(upTo, found.total(), found.exact(), position,
                    finder.rows(connection, found.index(), found.ids(), language));
        });
    }

    private CountTraps.Counts count(CountTraps query, RequestHandler.Context context) {
        Caller caller = context.caller();
        if (query.filters() == null || query.filters().size() > MAX_FILTERS) {
            throw Problems.invalid(caller.language(), "filters", MAX_FILTERS);
        }
        return view.read(connection -> {
            var counts = new ArrayList<CountTraps.Count>();
            for (TrapFilter filter : query.filters()) {
                Finder.Found found = finder.find(connection, filter, caller, null, 0, 0, Finder.Effort.COUNT);
                counts.add(new CountTraps.Count(found.total(), found.unhandled(), found.exact()));
            }
            return new CountTraps.Counts(counts);
        });
    }

    private TrapDetail get(GetTrap query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (query.id() == null) {
            throw Problems.invalid(language, "missing", "id");
        }
        return view.read(connection -> {
            TrapIndex index = view.state().index();
            StoredTrap trap = new TrapReader(connection, index).read(query.id());
            if (trap == null || !view.inScope(context.caller(), trap.origin())) {
                throw Problems.notFound(language, "trap", Long.toString(query.id()));
            }
            return details.of(connection, index, query.id(), trap, language);
        });
    }
}
