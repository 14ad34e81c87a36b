/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.IntPredicate;

import org.yagura.core.event.HandlingState;

/**
 * Which traps are wanted, as the index understands it: a condition on the combination, and bounds of the time. Remembers
 * the counts of groups that did not change, so that the same question costs little again. Used under its own lock.
 */
public final class Selection {
    private static final byte YES = 1;
    private static final byte NO = 2;
    private static final int FIRST_SIZE = 1024;
    private static final int UNHANDLED = HandlingState.UNHANDLED.ordinal();

    private final IntPredicate condition;
    private final Needs needs;
    private final long from;
    private final long to;
    private final Map<Group, Count> counts = new WeakHashMap<>();
    private byte[] known = new byte[FIRST_SIZE];

    /** How many traps of a group match, and how many of these are unhandled. */
    record Count(int total, int unhandled) {
    }

    /** What a condition looks at. */
    public enum Needs {
        /** The source, and not the OID. */
        ORIGIN,
        /** The OID, and not the source. */
        OID,
        /** Both. */
        BOTH
    }

    /**
     * A selection.
     *
     * @param condition on the number of a combination; null for all
     * @param needs what the condition looks at beside severity, state and assignee
     * @param from received at or after, microseconds
     * @param to received before, microseconds
     */
    public Selection(IntPredicate condition, Needs needs, long from, long to) {
        this.condition = condition;
        this.needs = needs;
        this.from = from;
        this.to = to;
    }

    /** All traps. */
    public static Selection all() {
        return new Selection(null, Needs.ORIGIN, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    boolean matches(int combo) {
        if (condition == null) {
            return true;
        }
        if (combo >= known.length) {
            known = Arrays.copyOf(known, Math.max(combo + 1, known.length * 2));
        }
        if (known[combo] == 0) {
            known[combo] = condition.test(combo) ? YES : NO;
        }
        return known[combo] == YES;
    }

    /** The counts of a group whose times are within the bounds. */
    Count count(Group group, Combos combos) {
        Count known = counts.get(group);
        if (known == null) {
            known = switch (needs) {
                case ORIGIN -> count(group.withoutOid(combos), combos);
                case OID -> count(group.withoutOrigin(combos), combos);
                case BOTH -> countBlocks(group, combos);
            };
            counts.put(group, known);
        }
        return known;
    }

    private Count count(Group.Summary summary, Combos combos) {
        int total = 0;
        int unhandled = 0;
        for (int i = 0; i < summary.combos().length; i++) {
            int combo = summary.combos()[i];
            if (matches(combo)) {
                total += summary.counts()[i];
                unhandled += combos.state(combo) == UNHANDLED ? summary.counts()[i] : 0;
            }
        }
        return new Count(total, unhandled);
    }

    private Count countBlocks(Group group, Combos combos) {
        int total = 0;
        int unhandled = 0;
        for (Block block : group.blocks()) {
            for (int k = block.kinds() - 1; k >= 0; k--) {
                if (matches(block.combo(k))) {
                    total += block.count(k);
                    unhandled += combos.state(block.combo(k)) == UNHANDLED ? block.count(k) : 0;
                }
            }
        }
        return new Count(total, unhandled);
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }
}
