/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

import org.yagura.watch.core.internal.state.Key;

/**
 * When what is due. Each key has its places on the line of time, an interval from one to the next, spread over all keys by
 * their names; so runs never drift, and a restart finds the same places. What runs is not due. Times are milliseconds. Knows
 * no clock; for one thread at a time.
 */
final class Schedule {
    /** So much after a run its next place is left out at most. */
    private static final long NEAR = Duration.ofMinutes(1).toMillis();

    private final Map<Key, Slot> slots = new HashMap<>();
    private final TreeSet<Slot> waiting = new TreeSet<>(Slot::order);
    private long missed;

    /** One key. */
    private static final class Slot {
        private final Key key;
        private long interval;
        private long phase;
        private long due;
        private long begun;
        private boolean running;
        private boolean again;

        Slot(Key key) {
            this.key = key;
        }

        static int order(Slot one, Slot other) {
            int byTime = Long.compare(one.due, other.due);
            return byTime == 0 ? one.key.compareTo(other.key) : byTime;
        }

        /** The first place that is at a time or after it. */
        long place(long from) {
            return from + Math.floorMod(phase - from, interval);
        }
    }

    /** What is to be run. */
    record Due(Key key, long due) {
    }

    /**
     * A key is run at an interval from now on; one that was known goes on.
     *
     * @param first within this time a new one is run for the first time, however long the interval is
     */
    void put(Key key, Duration interval, long now, long first) {
        Slot slot = slots.get(key);
        long length = Math.max(1, interval.toMillis());
        if (slot != null && slot.interval == length) {
            return;
        }
        boolean isNew = slot == null;
        if (isNew) {
            slot = new Slot(key);
            slots.put(key, slot);
        }
        waiting.remove(slot);
        slot.interval = length;
        slot.phase = key.phase(length);
        if (!slot.running) {
            slot.due = isNew ? now + key.phase(Math.clamp(first, 1, length)) : slot.place(now);
            waiting.add(slot);
        }
    }

    /** A key is run no more. */
    void remove(Key key) {
        Slot slot = slots.remove(key);
        if (slot != null) {
            waiting.remove(slot);
        }
    }

    /** What is due, what has waited longest first; it runs then. */
    List<Due> take(long now, int most) {
        var taken = new ArrayList<Due>();
        while (taken.size() < most && !waiting.isEmpty() && waiting.first().due <= now) {
            Slot slot = waiting.pollFirst();
            slot.running = true;
            slot.begun = now;
            taken.add(new Due(slot.key, slot.due));
        }
        return taken;
    }

    /**
     * A run has ended; nothing happens when the key is gone.
     *
     * @param soon after so much time from its beginning it is run again, if that is earlier than its place; negative: not
     */
    void done(Key key, long now, long soon) {
        Slot slot = slots.get(key);
        if (slot == null || !slot.running) {
            return;
        }
        slot.running = false;
        long passed = slot.place(slot.due + 1);
        missed += passed <= now ? (now - passed) / slot.interval + 1 : 0;
        // a place just after an early or late run is left out
        long regular = slot.place(Math.max(now, slot.begun + Math.min(slot.interval / 2, NEAR)));
        slot.due = slot.again ? now : soon < 0 ? regular : Math.min(regular, Math.max(now, slot.begun + soon));
        slot.again = false;
        waiting.add(slot);
    }

    /**
     * The clock was set, by so much: all that waits goes on waiting as long as it would have, and for no more than its
     * interval, also what came in by the new time already.
     */
    void moved(long by, long now) {
        waiting.clear();
        for (Slot slot : slots.values()) {
            slot.begun = Math.min(slot.begun + by, now);
            slot.due = Math.min(slot.due + by, now + slot.interval);
            if (!slot.running) {
                waiting.add(slot);
            }
        }
    }

    /** A key is run at once, or once more at once when it is running; whether it is known. */
    boolean hurry(Key key, long now) {
        Slot slot = slots.get(key);
        if (slot == null) {
            return false;
        }
        if (slot.running) {
            slot.again = true;
        } else if (slot.due > now) {
            waiting.remove(slot);
            slot.due = now;
            waiting.add(slot);
        }
        return true;
    }

    /** When the next one is due. */
    OptionalLong next() {
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(waiting.first().due);
    }

    /** When a key is due; empty while it runs or when it is not known. */
    OptionalLong next(Key key) {
        Slot slot = slots.get(key);
        return slot == null || slot.running ? OptionalLong.empty() : OptionalLong.of(slot.due);
    }

    /** How many keys there are. */
    int size() {
        return slots.size();
    }

    /** How many places were passed by because the run before began too late or took too long, in all. */
    long missed() {
        return missed;
    }
}
