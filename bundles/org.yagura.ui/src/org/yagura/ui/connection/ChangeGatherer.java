/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.ui.UiThread;

/**
 * Gathers changes for a moment and hands them to the user interface thread in one go. Bounded: instead of what is too much,
 * everybody is told to ask again, as after a new connection.
 */
final class ChangeGatherer implements Consumer<Change> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeGatherer.class);
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST = 10_000;

    private record Follower(Set<String> topics, Consumer<List<Change>> target) {
    }

    private final UiThread ui;
    private final ScheduledExecutorService timer;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private List<Change> waiting = new ArrayList<>();
    private boolean scheduled;

    ChangeGatherer(UiThread ui, ScheduledExecutorService timer) {
        this.ui = ui;
        this.timer = timer;
    }

    Following follow(Set<String> topics, Consumer<List<Change>> target) {
        var follower = new Follower(Set.copyOf(topics), target);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    @Override
    public synchronized void accept(Change change) {
        if (waiting.size() < MOST) {
            waiting.add(change);
        } else if (waiting.size() == MOST) {
            waiting.add(new Change(Connections.RECONNECTED, Map.of()));
        }
        if (!scheduled) {
            scheduled = true;
            try {
                timer.schedule(() -> ui.post(this::deliver), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("closed, a change is passed over", e);
            }
        }
    }

    private void deliver() {
        List<Change> now;
        synchronized (this) {
            now = waiting;
            waiting = new ArrayList<>();
            scheduled = false;
        }
        for (Follower follower : followers) {
            List<Change> wanted = follower.topics().isEmpty()
                    ? List.copyOf(now)
                    : now.stream()
                            .filter(c -> follower.topics().contains(c.topic())
                                    || c.topic().equals(Connections.RECONNECTED))
                            .toList();
            if (!wanted.isEmpty()) {
                try {
                    follower.target().accept(wanted);
                } catch (RuntimeException e) {
                    LOG.warn("a follower of changes failed", e);
                }
            }
        }
    }
}
