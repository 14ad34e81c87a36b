/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.account.ChangePassword;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.core.text.Texts;
import org.yagura.ui.UiThread;

/**
 * Keeps one connection: opens it, tries again with growing pauses, gathers live changes. An agent that is away or starts
 * again is waited for; a session that is over is for a person to begin anew.
 */
public final class ConnectionManager implements Connections, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionManager.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final Duration LEAVE = Duration.ofSeconds(4);
    private static final Texts TEXTS = Texts.of(ConnectionManager.class);

    private final AgentLinks links;
    private final UiThread ui;
    private final Clock clock;
    private final List<Consumer<ConnectionStatus>> followers = new CopyOnWriteArrayList<>();
    private final ChangeGatherer gatherer;
    private final ScheduledExecutorService timer;

    private final Object lock = new Object();
    private volatile ConnectionStatus status = ConnectionStatus.NONE;
    private volatile AgentLink link;
    private Login login;
    private long attempt;
    private Duration pause = FIRST_PAUSE;
    private ScheduledFuture<?> retry;

    /** A manager that is not connected. */
    public ConnectionManager(AgentLinks links, UiThread ui, Clock clock) {
        this.links = links;
        this.ui = ui;
        this.clock = clock;
        timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("yagura-connection").factory());
        gatherer = new ChangeGatherer(ui, timer);
    }

    @Override
    public ConnectionStatus status() {
        return status;
    }

    @Override
    public Following followStatus(Consumer<ConnectionStatus> follower) {
        followers.add(follower);
        ui.post(() -> {
            if (followers.contains(follower)) {
                follower.accept(status);
            }
        });
        return () -> followers.remove(follower);
    }

    @Override
    public Following followChanges(Set<String> topics, Consumer<List<Change>> follower) {
        return gatherer.follow(topics, follower);
    }

    @Override
    public <R> R call(Request<R> request) {
        awaitSettled();
        AgentLink open = link;
        if (open == null || !status.connected()) {
            Problem known = status.problem();
            throw new ProblemException(new Problem(Problem.UNAVAILABLE, TEXTS.get("notConnected"),
                    known == null ? null : known.what(), TEXTS.get("notConnected.todo"),
                    known == null ? null : known.details()));
        }
        try {
            return open.call(request);
        } catch (ProblemException e) {
            if (e.problem().code().equals(Problem.UNAUTHENTICATED)) {
                lost(open, e.problem());
            }
            throw e;
        }
    }

    /** While the connection is being made, whoever asks waits for it. */
    private void awaitSettled() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        synchronized (lock) {
            while (status.phase() == Phase.CONNECTING || status.phase() == Phase.STARTING) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
        }
    }

    @Override
    public void announce(SiteAddress address) {
        synchronized (lock) {
            set(new ConnectionStatus(Phase.CONNECTING, address, null, null, null, null));
        }
    }

    @Override
    public void connect(SiteAddress address, Login newLogin) {
        AgentLink old;
        long mine;
        synchronized (lock) {
            old = link;
            link = null;
            login = newLogin;
            pause = FIRST_PAUSE;
            mine = ++attempt;
            cancelRetry();
            set(new ConnectionStatus(Phase.CONNECTING, address, null, null, null, null));
        }
        Thread.ofVirtual().name("yagura-connect").start(() -> {
            leave(old);
            open(mine);
        });
    }

    @Override
    public void changePassword(char[] present, char[] next) {
        Login asked = login;
        call(new ChangePassword(new String(present), new String(next)));
        synchronized (lock) {
            if (login == asked) {
                login = new Login(asked.user(), next.clone());
            }
        }
    }

    @Override
    public void retryNow() {
        long mine;
        synchronized (lock) {
            if (status.phase() != Phase.LOST) {
                return;
            }
            cancelRetry();
            mine = ++attempt;
        }
        Thread.ofVirtual().name("yagura-connect").start(() -> open(mine));
    }

    @Override
    public void disconnect() {
        leaving();
    }

    /** Disconnects; the thread that says so to the agent. */
    private Thread leaving() {
        AgentLink old;
        synchronized (lock) {
            attempt++;
            cancelRetry();
            old = link;
            link = null;
            set(new ConnectionStatus(Phase.NONE, status.address(), null, null, null, null));
        }
        return Thread.ofVirtual().name("yagura-leave").start(() -> leave(old));
    }

    @Override
    public void close() {
        Thread leaving = leaving();
        timer.shutdownNow();
        try {
            if (!leaving.join(LEAVE)) {
                LOG.debug("the agent was not told of the end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(long mine) {
        SiteAddress address = status.address();
        try {
            AgentLink opened = links.open(address, login, () -> starting(mine));
            boolean wanted;
            synchronized (lock) {
                wanted = mine == attempt;
                if (wanted) {
                    link = opened;
                    login = login.renewed();
                    pause = FIRST_PAUSE;
                    set(new ConnectionStatus(Phase.CONNECTED, address, opened.session(), null, null, null));
                }
            }
            if (!wanted) {
                close(opened);
                return;
            }
            opened.follow(gatherer, problem -> lost(opened, problem));
            gatherer.accept(new Change(RECONNECTED, Map.of()));
        } catch (UntrustedException e) {
            refused(mine, new Problem(Problem.REFUSED, TEXTS.get("untrusted"), null, TEXTS.get("untrusted.todo"),
                    e.getMessage()), e);
        } catch (ProblemException e) {
            if (e.problem().code().equals(Problem.UNAVAILABLE) && status.session() != null) {
                tryLater(mine, e.problem());
            } else {
                refused(mine, e.problem(), null);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("connecting to {} failed", address, e);
            refused(mine, new Problem(Problem.FAILED, TEXTS.get("failed"), e.getMessage(), null, e.toString()), null);
        }
    }

    private void starting(long mine) {
        synchronized (lock) {
            if (mine == attempt && status.session() == null) {
                set(new ConnectionStatus(Phase.STARTING, status.address(), null, null, null, null));
            }
        }
    }

    private void refused(long mine, Problem problem, UntrustedException untrusted) {
        synchronized (lock) {
            if (mine == attempt) {
                set(new ConnectionStatus(Phase.REFUSED, status.address(), status.session(), problem, null, untrusted));
            }
        }
    }

    private void lost(AgentLink which, Problem problem) {
        boolean mineToDo;
        long mine = 0;
        synchronized (lock) {
            mineToDo = which == link;
            if (mineToDo) {
                link = null;
                mine = ++attempt;
            }
        }
        if (mineToDo) {
            long number = mine;
            Thread.ofVirtual().start(() -> close(which));
            if (problem.code().equals(Problem.UNAUTHENTICATED)) {
                refused(number, new Problem(Problem.UNAUTHENTICATED, TEXTS.get("over"), TEXTS.get("over.why"),
                        TEXTS.get("over.todo"), problem.what()), null);
            } else {
                tryLater(number, problem);
            }
        }
    }

    private void tryLater(long mine, Problem problem) {
        synchronized (lock) {
            if (mine != attempt) {
                return;
            }
            Duration wait = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            set(new ConnectionStatus(Phase.LOST, status.address(), status.session(), problem,
                    clock.instant().plus(wait), null));
            retry = timer.schedule(() -> Thread.ofVirtual().name("yagura-connect").start(() -> open(mine)),
                    wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }

    /** The lock is held. */
    private void set(ConnectionStatus now) {
        status = now;
        lock.notifyAll();
        ui.post(() -> {
            for (Consumer<ConnectionStatus> follower : followers) {
                try {
                    follower.accept(now);
                } catch (RuntimeException e) {
                    LOG.warn("a follower of the connection failed", e);
                }
            }
        });
    }

    private static void close(AgentLink link) {
        end(link, AgentLink::close);
    }

    private static void leave(AgentLink link) {
        end(link, AgentLink::leave);
    }

    private static void end(AgentLink link, Consumer<AgentLink> way) {
        if (link != null) {
            try {
                way.accept(link);
            } catch (RuntimeException e) {
                LOG.debug("closing a connection failed", e);
            }
        }
    }
}
