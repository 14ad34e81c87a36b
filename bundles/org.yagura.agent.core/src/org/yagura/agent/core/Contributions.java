/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.yagura.core.domain.Domain;
import org.yagura.core.operation.RequestHandler;

/**
 * What others bring: domains, which count when the agent starts, and single queries and commands, which come and go
 * while it runs. Thread-safe.
 */
public final class Contributions {
    private final List<Domain> domains = new CopyOnWriteArrayList<>();
    private final List<RequestHandler<?, ?>> handlers = new CopyOnWriteArrayList<>();
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    private record Follower(Consumer<RequestHandler<?, ?>> added, Consumer<RequestHandler<?, ?>> removed) {
    }

    /** A domain is there. */
    public void add(Domain domain) {
        domains.add(domain);
    }

    /** A domain is gone; a running agent goes on with it. */
    public void remove(Domain domain) {
        domains.remove(domain);
    }

    /** A query or command is there. */
    public synchronized void add(RequestHandler<?, ?> handler) {
        handlers.add(handler);
        followers.forEach(f -> f.added().accept(handler));
    }

    /** A query or command is gone. */
    public synchronized void remove(RequestHandler<?, ?> handler) {
        if (handlers.remove(handler)) {
            followers.forEach(f -> f.removed().accept(handler));
        }
    }

    /** The domains that are there now. */
    public List<Domain> domains() {
        return List.copyOf(domains);
    }

    /** The single queries and commands that are there now. */
    public List<RequestHandler<?, ?>> handlers() {
        return List.copyOf(handlers);
    }

    /** Tells of the handlers that are there, then of those that come and go, until the result is closed. */
    synchronized Runnable follow(Consumer<RequestHandler<?, ?>> added, Consumer<RequestHandler<?, ?>> removed) {
        var follower = new Follower(added, removed);
        followers.add(follower);
        handlers.forEach(added);
        return () -> followers.remove(follower);
    }
}
