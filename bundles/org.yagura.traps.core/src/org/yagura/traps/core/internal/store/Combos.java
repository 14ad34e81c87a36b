/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Arrays;

/**
 * What traps have in common that can be asked for: source, trap OID, assignee, severity and handling state, together by
 * one number. One thread adds; any thread looks up the numbers in a published index. Kept in memory only.
 */
public final class Combos {
    private static final int FIRST_SIZE = 1024;
    private static final int STATE_BITS = 4;
    private static final int LOW_BITS = 8;
    private static final int STATE_MASK = 7;
    private static final int COMMENTED = 8;

    /** Per number: source above, OID below. */
    private volatile long[] what = new long[FIRST_SIZE];
    /** Per number: assignee above, then severity and state. */
    private volatile long[] how = new long[FIRST_SIZE];
    /** Per number: the number of the same without the OID, and without the source. */
    private volatile int[] withoutOid = new int[FIRST_SIZE];
    private volatile int[] withoutOrigin = new int[FIRST_SIZE];
    private int[] table = new int[FIRST_SIZE * 2];
    private int count;

    /** The number of a combination, from 1. */
    int number(int origin, int oid, int assignee, int severity, int state) {
        return number(origin, oid, assignee, severity << STATE_BITS | state);
    }

    /** The number of a combination whose severity, state and comment mark are in {@link #low} bits. */
    int number(int origin, int oid, int assignee, int low) {
        long a = (long) origin << Integer.SIZE | oid;
        long b = (long) assignee << LOW_BITS | low;
        int slot = slot(a, b);
        if (table[slot] != 0) {
            return table[slot];
        }
        count++;
        if (count >= what.length) {
            what = Arrays.copyOf(what, what.length * 2);
            how = Arrays.copyOf(how, how.length * 2);
            withoutOid = Arrays.copyOf(withoutOid, withoutOid.length * 2);
            withoutOrigin = Arrays.copyOf(withoutOrigin, withoutOrigin.length * 2);
        }
        what[count] = a;
        how[count] = b;
        table[slot] = count;
        if (count * 2 > table.length) {
            rehash();
        }
        int made = count;
        // the calls may make new numbers and with them new arrays
        int noOid = oid == 0 ? made : number(origin, 0, assignee, low);
        int noOrigin = origin == 0 ? made : number(0, oid, assignee, low);
        withoutOid[made] = noOid;
        withoutOrigin[made] = noOrigin;
        return made;
    }

    private int slot(long a, long b) {
        long hash = (a * 0x9E3779B97F4A7C15L ^ b) * 0xC2B2AE3D27D4EB4FL;
        int mask = table.length - 1;
        int slot = (int) (hash >>> Integer.SIZE) & mask;
        while (table[slot] != 0 && (what[table[slot]] != a || how[table[slot]] != b)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int i = 1; i <= count; i++) {
            table[slot(what[i], how[i])] = i;
        }
    }

    /** How many there are, those without an OID or a source among them. */
    public int count() {
        return count;
    }

    /** The combination with another handling state or assignee, a negative one leaves it; perhaps with a comment. */
    int changed(int combo, int state, int assignee, boolean comment) {
        int low = severity(combo) << STATE_BITS | (state < 0 ? state(combo) : state)
                | (comment || commented(combo) ? COMMENTED : 0);
        return number(origin(combo), oid(combo), assignee < 0 ? assignee(combo) : assignee, low);
    }

    /** The same without the OID. */
    int withoutOid(int combo) {
        return withoutOid[combo];
    }

    /** The same without the source. */
    int withoutOrigin(int combo) {
        return withoutOrigin[combo];
    }

    /** The number of a source. */
    public int origin(int combo) {
        return (int) (what[combo] >>> Integer.SIZE);
    }

    /** The number of the trap OID. */
    public int oid(int combo) {
        return (int) what[combo];
    }

    /** The number of the assignee; 0 for nobody. */
    public int assignee(int combo) {
        return (int) (how[combo] >>> LOW_BITS);
    }

    /** The ordinal of the severity. */
    public int severity(int combo) {
        return (int) how[combo] >>> STATE_BITS & 15;
    }

    /** The ordinal of the handling state. */
    public int state(int combo) {
        return (int) how[combo] & STATE_MASK;
    }

    /** Whether there are comments. */
    public boolean commented(int combo) {
        return (how[combo] & COMMENTED) != 0;
    }

    /** Severity, state and comment mark as {@link #number(int, int, int, int)} takes them. */
    int low(int combo) {
        return (int) how[combo] & (1 << LOW_BITS) - 1;
    }
}
