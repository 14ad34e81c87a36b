/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

/** Up to 64 blocks that follow each other, all but the last one full; counts are remembered a group. Immutable. */
final class Group {
    /** Blocks in a full group. */
    static final int BLOCKS = 64;
    /** Traps in a full group. */
    static final int TRAPS = BLOCKS * Block.SIZE;

    private final Block[] blocks;
    private final int size;
    private final long minAt;
    private final long maxAt;

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
}
