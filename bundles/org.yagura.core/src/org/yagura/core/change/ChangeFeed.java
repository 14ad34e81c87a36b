/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.change;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes changes on to those who follow them. Thread-safe; followers must not block. */
public final class ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private final List<Consumer<Change>> followers = new CopyOnWriteArrayList<>();

    /** Follows from now on; closing the result ends it. */
    public Following follow(Consumer<Change> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    /** Passes a change on, on the caller's thread; a follower that fails is logged and does not hinder others. */
    public void publish(Change change) {
        for (Consumer<Change> follower : followers) {
            try {
                follower.accept(change);
            } catch (RuntimeException e) {
                LOG.warn("a follower of {} failed", change.topic(), e);
            }
        }
    }

    /** A following that can be ended. */
    @FunctionalInterface
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
