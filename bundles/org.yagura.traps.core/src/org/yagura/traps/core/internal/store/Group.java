/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Up to 64 blocks that follow each other, all but the last one full; counts are remembered a group. Immutable. */
final class Group {
    /** Blocks in a full group. */
    static final int BLOCKS = 64;
    /** Traps in a full group. */
    static final int TRAPS = BLOCKS * Block.SIZE;

    private static final int FIRST_SIZE = 1024;

    private final Block[] blocks;
    private final int size;
    private final long minAt;
    private final long maxAt;
    private volatile Summary withoutOid;
    private volatile Summary withoutOrigin;

    /** Combinations that leave something out, and how many traps have them. */
    record Summary(int[] combos, int[] counts) {
    }

    /** A group of blocks, which are never changed. */
    Group(Block[] blocks) {
        this.blocks = blocks;
        int count = 0;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (Block block : blocks) {
            count += block.size();
            min = Math.min(min, block.minAt());
            max = Math.max(max, block.maxAt());
        }
        this.size = count;
        this.minAt = min;
        this.maxAt = max;
    }

    /** The same by the numbers of other combinations. */
    Group renumbered(Combos from, Combos to) {
        return new Group(Arrays.stream(blocks).map(block -> block.renumbered(from, to)).toArray(Block[]::new));
    }

    Block[] blocks() {
        return blocks;
    }

    int size() {
        return size;
    }

    long minAt() {
        return minAt;
    }

    long maxAt() {
        return maxAt;
    }

    /** The combinations with the OID left out. */
    Summary withoutOid(Combos combos) {
        Summary known = withoutOid;
        if (known == null) {
            known = summary(combos::withoutOid);
            withoutOid = known;
        }
        return known;
    }

    /** The combinations with the source left out. */
    Summary withoutOrigin(Combos combos) {
        Summary known = withoutOrigin;
        if (known == null) {
            known = summary(combos::withoutOrigin);
            withoutOrigin = known;
        }
        return known;
    }

    private Summary summary(IntUnaryOperator reduce) {
        var sums = new int[FIRST_SIZE];
        int kinds = 0;
        for (Block block : blocks) {
            for (int k = block.kinds() - 1; k >= 0; k--) {
                int reduced = reduce.applyAsInt(block.combo(k));
                if (reduced >= sums.length) {
                    sums = Arrays.copyOf(sums, Math.max(reduced + 1, sums.length * 2));
                }
                kinds += sums[reduced] == 0 ? 1 : 0;
                sums[reduced] += block.count(k);
            }
        }
        var found = new Summary(new int[kinds], new int[kinds]);
        int next = 0;
        for (int combo = 0; combo < sums.length; combo++) {
            if (sums[combo] != 0) {
                found.combos()[next] = combo;
                found.counts()[next++] = sums[combo];
            }
        }
        return found;
    }
}
