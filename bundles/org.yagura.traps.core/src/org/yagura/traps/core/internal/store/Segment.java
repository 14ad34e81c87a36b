/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

/**
 * Traps that stand in one table and are dropped together. All blocks but the last are full. Immutable.
 *
 * @param number of the table
 * @param firstId id of the first trap
 * @param day day since 1970 (UTC) of the first trap
 * @param blocks never changed
 */
record Segment(int number, long firstId, long day, Block[] blocks) {

    /** Id of the last trap; one before the first when there is none. */
    long lastId() {
        return blocks.length == 0
                ? firstId - 1
                : firstId + (blocks.length - 1L) * Block.SIZE + blocks[blocks.length - 1].size() - 1;
    }

    /** How many traps. */
    long size() {
        return lastId() - firstId + 1;
    }

    /** The newest time of a trap, microseconds; the least number when there is none. */
    long maxAt() {
        long max = Long.MIN_VALUE;
        for (Block block : blocks) {
            max = Math.max(max, block.maxAt());
        }
        return max;
    }

    /** The oldest time of a trap, microseconds; the largest number when there is none. */
    long minAt() {
        long min = Long.MAX_VALUE;
        for (Block block : blocks) {
            min = Math.min(min, block.minAt());
        }
        return min;
    }
}
