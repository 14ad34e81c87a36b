/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The queries and commands that are served, by name. Thread-safe. */
public final class Operations {
    private final Map<String, Served<?, ?>> served = new ConcurrentSkipListMap<>();

    /**
     * A served operation.
     *
     * @param operation name, privilege and description
     * @param handler who answers
     */
    public record Served<Q extends Request<R>, R>(Operation operation, RequestHandler<Q, R> handler) {

        /** Whether it is a command. */
        public boolean command() {
            return Command.class.isAssignableFrom(handler.type());
        }
    }

    /** The annotation of a request's class. */
    public static Operation operation(Class<?> type) {
        Operation operation = type.getAnnotation(Operation.class);
        if (operation == null || !type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is not a record with @Operation");
        }
        return operation;
    }

    /**
     * Serves an operation.
     *
     * @throws IllegalArgumentException when the name is taken or the class is not a record with {@link Operation}
     */
    public <Q extends Request<R>, R> void add(RequestHandler<Q, R> handler) {
        Operation operation = operation(handler.type());
        if (served.putIfAbsent(operation.name(), new Served<>(operation, handler)) != null) {
            throw new IllegalArgumentException("operation " + operation.name() + " is served already");
        }
    }

    /** Serves it no more. */
    public void remove(RequestHandler<?, ?> handler) {
        served.values().removeIf(s -> s.handler() == handler);
    }

    /** The operation of that name. */
    public Optional<Served<?, ?>> find(String name) {
        return Optional.ofNullable(served.get(name));
    }

    /** All, by name. */
    public Collection<Served<?, ?>> all() {
        return served.values();
    }
}
