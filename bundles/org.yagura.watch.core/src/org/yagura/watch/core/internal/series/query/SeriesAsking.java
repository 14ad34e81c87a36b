/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;
import org.yagura.watch.core.spi.SeriesQuestions;

/** Answers queries of time series on behalf of the agent itself. */
public final class SeriesAsking implements SeriesQuestions {
    private final Map<Class<?>, RequestHandler<?, ?>> handlers = new HashMap<>();

    /** Answers from that view. */
    public SeriesAsking(SeriesView view, Clock clock) {
        SeriesHandlers.of(view, clock).forEach(handler -> handlers.put(handler.type(), handler));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T ask(Query<T> query, Locale language) {
        var handler = (RequestHandler<Query<T>, T>) (RequestHandler<?, ?>) handlers.get(query.getClass());
        if (handler == null) {
            throw new IllegalArgumentException(query.getClass().getName() + " is no query of time series");
        }
        return handler.handle(query, new Speaking(language));
    }

    /** The agent itself, in a language; nothing but questions. */
    private record Speaking(Locale language) implements RequestHandler.Context {
        @Override
        public Caller caller() {
            Caller system = Caller.system();
            return new Caller(system.user(), system.privileges(), system.areas(), language, system.address());
        }

        @Override
        public long commit(List<Fact> facts) {
            throw new IllegalStateException("a question changes nothing");
        }

        @Override
        public <T> T ask(Query<T> query) {
            throw new IllegalStateException("only time series are asked");
        }

        @Override
        public void audit(String what) {
            throw new IllegalStateException("a question is not audited");
        }
    }
}
