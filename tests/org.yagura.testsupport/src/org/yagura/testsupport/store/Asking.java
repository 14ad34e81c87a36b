/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.store;

import java.util.List;
import java.util.function.ToLongFunction;

import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;

/**
 * Gives requests to handlers without an agent: privileges are not checked, and there is no audit trail.
 *
 * @param handlers that answer
 * @param commit makes the facts of commands true, waits until they are projected, gives their position
 */
public record Asking(List<RequestHandler<?, ?>> handlers, ToLongFunction<List<Fact>> commit) {

    /** Asks as somebody. */
    @SuppressWarnings("unchecked")
    public <R> R ask(Request<R> request, Caller caller) {
        RequestHandler<Request<R>, R> handler = (RequestHandler<Request<R>, R>) handlers.stream()
                .filter(h -> h.type() == request.getClass()).findFirst().orElseThrow();
        return handler.handle(request, new RequestHandler.Context() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public long commit(List<Fact> facts) {
                return commit.applyAsLong(facts);
            }

            @Override
            public <T> T ask(Query<T> query) {
                return Asking.this.ask(query, caller);
            }

            @Override
            public void audit(String what) {
                // there is no trail
            }
        });
    }
}
