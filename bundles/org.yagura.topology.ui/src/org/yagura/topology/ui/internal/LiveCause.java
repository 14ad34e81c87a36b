/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.widgets.Display;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.topology.core.FindRootCause;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.ConnectionStatus;

/**
 * What explains the alarms of this minute, as the agent works it out: asked again a moment after alarms or the saved site have
 * changed, one question at a time. On the user interface thread.
 */
public final class LiveCause {
    private static final int PAUSE_MILLIS = 700;
    private static final Set<String> TOPICS = Set.of("alarms", "handling", "topology", Connections.RECONNECTED);

    private final Kit kit;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private List<Following> followings = List.of();
    private FindRootCause.Answer answer;
    private Instant at;
    private Problem problem;
    private boolean connected;
    private Background.Call asking;
    private boolean again;
    private boolean waiting;

    LiveCause(Kit kit) {
        this.kit = kit;
    }

    /** Calls back with each new answer or problem until closed, and at once with what there is. */
    public Following follow(Runnable follower) {
        followers.add(follower);
        if (followings.isEmpty()) {
            followings = List.of(kit.connections().followChanges(TOPICS, changes -> soon()),
                    kit.connections().followStatus(this::status));
        } else {
            follower.run();
        }
        return () -> leave(follower);
    }

    private void leave(Runnable follower) {
        followers.remove(follower);
        if (followers.isEmpty()) {
            followings.forEach(Following::close);
            followings = List.of();
            stop();
            answer = null;
            problem = null;
        }
    }

    /** The newest answer; kept when the connection is lost; empty before the first. */
    public Optional<FindRootCause.Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** When the newest answer came; null before the first. */
    public Instant at() {
        return at;
    }

    /** Why there is no newer answer: what the agent says, or that the connection is lost; empty when all is well. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    private void status(ConnectionStatus status) {
        boolean before = connected;
        connected = status.connected();
        if (!connected) {
            stop();
            problem = status.problem();
            tell();
        } else if (!before) {
            problem = null;
            ask();
        }
    }

    private void stop() {
        if (asking != null) {
            asking.cancel();
        }
        again = false;
    }

    private void soon() {
        if (!waiting) {
            waiting = true;
            Display.getCurrent().timerExec(PAUSE_MILLIS, () -> {
                waiting = false;
                if (!followings.isEmpty()) {
                    ask();
                }
            });
        }
    }

    private void ask() {
        if (!connected) {
            return;
        }
        if (asking != null && asking.running()) {
            again = true;
            return;
        }
        asking = kit.background().ask(null, () -> kit.connections().call(new FindRootCause(null)), found -> {
            answer = found;
            at = kit.times().now();
            problem = null;
            next();
        }, why -> {
            answer = null;
            problem = why;
            next();
        });
    }

    private void next() {
        tell();
        if (again) {
            again = false;
            soon();
        }
    }

    private void tell() {
        followers.forEach(Runnable::run);
    }
}
