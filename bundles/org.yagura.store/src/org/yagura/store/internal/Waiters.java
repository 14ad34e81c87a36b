/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** Those who wait until a position is in the tables. Thread-safe. */
public final class Waiters {

    private record Waiter(long position, CompletableFuture<Void> future) implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            return Long.compare(position, other.position);
        }
    }

    private final PriorityQueue<Waiter> waiting = new PriorityQueue<>();
    private long reached;
    private RuntimeException standstill;

    /** Completes once the position is reached; fails when the projections stand still. */
    public CompletableFuture<Void> await(long position) {
        var future = new CompletableFuture<Void>();
        RuntimeException trouble;
        synchronized (this) {
            if (position > reached && standstill == null) {
                waiting.add(new Waiter(position, future));
                return future;
            }
            trouble = position > reached ? standstill : null;
        }
        if (trouble == null) {
            future.complete(null);
        } else {
            future.completeExceptionally(trouble);
        }
        return future;
    }

    /** Everything up to there is in the tables. */
    public void reached(long position) {
        var done = new ArrayList<Waiter>();
        synchronized (this) {
            reached = Math.max(reached, position);
            standstill = null;
            while (!waiting.isEmpty() && waiting.peek().position() <= reached) {
                done.add(waiting.poll());
            }
        }
        done.forEach(w -> w.future().complete(null));
    }

    /** Nothing goes on because of that; fails all who wait, and all who come until it goes on. */
    public void standstill(RuntimeException why) {
        List<Waiter> failed;
        synchronized (this) {
            standstill = why;
            failed = new ArrayList<>(waiting);
            waiting.clear();
        }
        failed.forEach(w -> w.future().completeExceptionally(why));
    }
}
