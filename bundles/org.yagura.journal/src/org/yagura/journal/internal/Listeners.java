/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.journal.JournalListener;
import org.yagura.journal.JournalState;

/** Tells listeners on one thread, in order. Thread-safe. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<JournalListener> list = new ArrayList<>();
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("journal-listeners").daemon().factory());
    private boolean open = true;
    private boolean ended;
    private long free;
    private long limit;

    synchronized void add(JournalListener listener, JournalState state) {
        list.add(listener);
        boolean intake = open;
        long bytes = free;
        long bound = limit;
        run(l -> {
            l.state(state, "");
            if (!intake) {
                l.intake(false, bytes, bound);
            }
        }, List.of(listener));
    }

    synchronized void state(JournalState state, String reason) {
        run(l -> l.state(state, reason), List.copyOf(list));
    }

    /** Tells when it changes. */
    synchronized void intake(boolean nowOpen, long freeBytes, long limitBytes) {
        free = freeBytes;
        limit = limitBytes;
        if (nowOpen != open) {
            open = nowOpen;
            run(l -> l.intake(nowOpen, freeBytes, limitBytes), List.copyOf(list));
        }
    }

    private void run(Consumer<JournalListener> what, List<JournalListener> whom) {
        if (ended) {
            return;
        }
        thread.execute(() -> whom.forEach(listener -> {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a listener of the journal failed", e);
            }
        }));
    }

    synchronized void end() {
        ended = true;
        thread.shutdown();
    }
}
