/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

import java.util.List;
import java.util.function.BiFunction;

import org.yagura.core.fact.Fact;

/**
 * Answers requests of one class. A third party registers one as an OSGi service under this interface; the agent then
 * serves it like its own.
 *
 * <p>Called on a virtual thread, by many at once; may block. The caller's privilege has been checked; scope by area is
 * the handler's to apply.
 *
 * @param <Q> the record class, annotated with {@link Operation}
 * @param <R> its result
 */
public interface RequestHandler<Q extends Request<R>, R> {

    /** The record class. */
    Class<Q> type();

    /**
     * Answers.
     *
     * @throws ProblemException when the request is refused or fails in a way that a person can do something about
     */
    R handle(Q request, Context context);

    /** A handler of requests of that class that answers by a function, which is held to what {@link #handle} says. */
    static <Q extends Request<R>, R> RequestHandler<Q, R> of(Class<Q> type, BiFunction<Q, Context, R> answer) {
        return new RequestHandler<>() {
            @Override
            public Class<Q> type() {
                return type;
            }

            @Override
            public R handle(Q request, Context context) {
                return answer.apply(request, context);
            }
        };
    }

    /** What a handler is given besides the request. */
    interface Context {

        /** Who asks. */
        Caller caller();

        /** Id of the session in which is asked, as {@code sessions.list} shows it; empty when there is none. */
        default String session() {
            return "";
        }

        /**
         * Makes facts true together with the audit entry of the command, waits until they are projected.
         *
         * @return the position in the journal
         * @throws ProblemException when the journal takes none
         */
        long commit(List<Fact> facts);

        /** Asks another query on behalf of the same caller, privileges checked. */
        <T> T ask(Query<T> query);

        /**
         * Gives another command of the same privilege on behalf of the same caller. What it makes true, and what it tells the
         * audit trail, belongs to the entry of this one.
         *
         * @throws IllegalStateException in a query, for another privilege, and where there is nobody to give it to
         */
        default <T> T give(Command<T> command) {
            throw new IllegalStateException("nobody takes " + command.getClass().getName());
        }

        /** Adds what a command did to its audit entry, such as the number of traps handled. */
        void audit(String what);
    }
}
