/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.yagura.core.change.Change;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.ui.connection.AgentLink;
import org.yagura.ui.connection.AgentLinks;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.Session;
import org.yagura.ui.connection.SiteAddress;

/** An agent in memory: answers what it was taught, tells changes, can be cut off. Thread-safe. */
public final class MemoryAgent implements AgentLinks {
    private final Map<Class<?>, Function<Object, Object>> answers = new ConcurrentHashMap<>();
    private final List<Request<?>> asked = new CopyOnWriteArrayList<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final List<SiteAddress> addresses = new CopyOnWriteArrayList<>();
    private final List<Login> logins = new CopyOnWriteArrayList<>();
    private final Semaphore door = new Semaphore(1);
    private final AtomicInteger left = new AtomicInteger();
    private volatile Set<Privilege> privileges = Set.of(Privilege.values());
    private volatile RuntimeException refusal;
    private volatile BiConsumer<SiteAddress, Login> logIns = (address, login) -> {
    };

    /** Answers requests of a class from now on. */
    @SuppressWarnings("unchecked")
    public <R, Q extends Request<R>> MemoryAgent answer(Class<Q> type, Function<Q, R> answer) {
        answers.put(type, (Function<Object, Object>) (Function<?, ?>) answer);
        return this;
    }

    /** What whoever logs in may do. */
    public MemoryAgent privileges(Privilege... some) {
        privileges = Set.of(some);
        return this;
    }

    /** Refuses to be opened from now on; null opens again. */
    public void refuse(RuntimeException why) {
        refusal = why;
    }

    /** Looks at each log-in from now on, and throws what it refuses. */
    public MemoryAgent logIns(BiConsumer<SiteAddress, Login> check) {
        logIns = check;
        return this;
    }

    /** All requests of that class so far. */
    public <Q> List<Q> asked(Class<Q> type) {
        return asked.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** How often it has been opened. */
    public int opened() {
        return addresses.size();
    }

    /** Where it was looked for, the last time last. */
    public List<SiteAddress> addresses() {
        return List.copyOf(addresses);
    }

    /** As whom it was opened, the last time last. */
    public List<Login> logins() {
        return List.copyOf(logins);
    }

    /** Lets whoever opens it wait until {@link #release}. */
    public void hold() {
        door.drainPermits();
    }

    /** Opens for those who wait. */
    public void release() {
        door.release();
    }

    /** How many were left for good. */
    public int left() {
        return left.get();
    }

    /** Tells all who follow that something has changed. */
    public void tell(String topic) {
        links.forEach(l -> l.changes.accept(new Change(topic, Map.of())));
    }

    /** Cuts all lines. */
    public void cut() {
        var problem = new Problem(Problem.UNAVAILABLE, "The line is cut.", null, null, null);
        var cut = List.copyOf(links);
        links.clear();
        cut.forEach(l -> l.lost.accept(problem));
    }

    @Override
    public AgentLink open(SiteAddress address, Login login, Runnable starting) {
        logins.add(login);
        addresses.add(address);
        door.acquireUninterruptibly();
        door.release();
        if (refusal != null) {
            throw refusal;
        }
        logIns.accept(address, login);
        return new Link();
    }

    /** One line. */
    private final class Link implements AgentLink {
        private volatile Consumer<Change> changes = c -> {
        };
        private volatile Consumer<Problem> lost = p -> {
        };

        @Override
        public Session session() {
            return new Session("sato", "Sato Hanako", privileges, "Test site", ZoneId.of("Asia/Tokyo"));
        }

        @Override
        @SuppressWarnings("unchecked")
        public <R> R call(Request<R> request) {
            asked.add(request);
            Function<Object, Object> answer = answers.get(request.getClass());
            if (answer == null) {
                throw new ProblemException(
                        new Problem(Problem.NOT_FOUND, "nobody answers " + request, null, null, null));
            }
            return (R) answer.apply(request);
        }

        @Override
        public void follow(Consumer<Change> toChanges, Consumer<Problem> toLost) {
            changes = toChanges;
            lost = toLost;
            links.add(this);
        }

        @Override
        public void close() {
            links.remove(this);
        }

        @Override
        public void leave() {
            left.incrementAndGet();
            close();
        }
    }
}
