/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.snmp4j.smi.AssignableFromLong;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Variable;

/**
 * Turns counters into growth per second, across their wrap. A counter that goes back for another reason, and all counters
 * of a node that has started again, begin anew: no rate is made up. For one thread.
 */
public final class Counters {
    private static final long WRAP_32 = 1L << 32;
    private static final long HALF_32 = 1L << 31;
    private static final double NANOS = 1e9;
    private static final double TICK_NANOS = 1e7;
    /** A clock may be so wrong before it is taken for a new start: ticks. */
    private static final double SLACK = 500;

    private final Map<String, Reading> before = new HashMap<>();
    private Long upTime;
    private long upTimeAt;

    private record Reading(long value, boolean wide, long at, long epoch) {
    }

    /**
     * Takes note of sysUpTime; all counters begin anew when the node has started since.
     *
     * @param ticks hundredths of a second, wrapping at 32 bits; null when it was not told
     * @param at of {@link System#nanoTime()}
     * @return whether it has started anew
     */
    public boolean upTime(Variable ticks, long at) {
        if (!whole(ticks)) {
            return false;
        }
        long now = ticks.toLong();
        boolean anew = false;
        if (upTime != null && now < upTime) {
            double expected = upTime + (at - upTimeAt) / TICK_NANOS;
            // it wraps after 497 days; then it is where it was expected to be
            anew = Math.abs(expected - WRAP_32 - now) > SLACK;
        }
        upTime = now;
        upTimeAt = at;
        if (anew) {
            before.clear();
        }
        return anew;
    }

    /**
     * The growth per second since the last call with this key; empty the first time, and after a reset.
     *
     * @param epoch differs after the counter was set anew, as ifCounterDiscontinuityTime does
     */
    public OptionalDouble rate(String key, Variable counter, long at, long epoch) {
        if (!whole(counter)) {
            return OptionalDouble.empty();
        }
        long value = counter.toLong();
        boolean wide = counter instanceof Counter64;
        Reading old = before.put(key, new Reading(value, wide, at, epoch));
        if (old == null || old.wide() != wide || old.epoch() != epoch || at <= old.at()) {
            return OptionalDouble.empty();
        }
        OptionalDouble growth = wide ? wide(old.value(), value) : narrow(old.value(), value);
        return growth.isEmpty()
                ? growth
                : OptionalDouble.of(growth.getAsDouble() / ((at - old.at()) / NANOS));
    }

    /** Forgets what was not read any more, as removed interfaces. */
    public void retain(Set<String> keys) {
        before.keySet().retainAll(keys);
    }

    private static boolean whole(Variable value) {
        return value instanceof AssignableFromLong || value instanceof Integer32;
    }

    private static OptionalDouble narrow(long old, long now) {
        if (now >= old) {
            return OptionalDouble.of(now - old);
        }
        long growth = now + WRAP_32 - old;
        return growth < HALF_32 ? OptionalDouble.of(growth) : OptionalDouble.empty();
    }

    /** As 64 bits without a sign; it wraps only when it was in its upper half. */
    private static OptionalDouble wide(long old, long now) {
        long growth = now - old;
        boolean wrapped = Long.compareUnsigned(now, old) < 0;
        return growth >= 0 && (!wrapped || old < 0) ? OptionalDouble.of(growth) : OptionalDouble.empty();
    }
}
