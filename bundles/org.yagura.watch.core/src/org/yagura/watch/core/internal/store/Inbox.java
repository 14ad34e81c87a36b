/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.yagura.watch.core.PushValues;

/**
 * What was delivered to a watch of a node. Immutable.
 *
 * @param last number of the last delivery; 0 for none
 * @param at when it came; null for none
 * @param waiting deliveries that no run has taken yet, oldest first
 * @param known names of the last deliveries that had one
 */
public record Inbox(long last, Instant at, List<Delivery> waiting, List<String> known) {
    /** Nothing yet. */
    public static final Inbox EMPTY = new Inbox(0, null, List.of(), List.of());
    /** So many deliveries wait at most. */
    public static final int MOST = 1_000;

    private static final int REMEMBERED = 200;

    public Inbox {
        waiting = List.copyOf(waiting);
        known = List.copyOf(known);
    }

    /** A delivery. */
    public record Delivery(long number, List<PushValues.Value> values, List<PushValues.Message> messages) {
    }

    /** Number of the last delivery that a run has taken, as its memo says; 0 for none. */
    public static long taken(String memo) {
        return memo != null && memo.matches("\\d{1,18}") ? Long.parseLong(memo) : 0;
    }

    /** With one delivery more; the same when it is known already. */
    Inbox with(Instant when, WatchFacts.Pushed pushed) {
        if (pushed.delivery() != null && known.contains(pushed.delivery())) {
            return this;
        }
        var all = new ArrayList<>(waiting.subList(Math.max(0, waiting.size() - MOST + 1), waiting.size()));
        all.add(new Delivery(last + 1, pushed.values(), pushed.messages()));
        var names = new ArrayList<>(known);
        if (pushed.delivery() != null) {
            names.add(pushed.delivery());
        }
        return new Inbox(last + 1, when, all, names.subList(Math.max(0, names.size() - REMEMBERED), names.size()));
    }

    /** Without those that a run has taken. */
    Inbox after(long taken) {
        return new Inbox(last, at, waiting.stream().filter(d -> d.number() > taken).toList(), known);
    }
}
