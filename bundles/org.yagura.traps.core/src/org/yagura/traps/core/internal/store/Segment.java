/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Arrays;
import java.util.Map;

/**
 * Traps that stand in one table and are dropped together. All groups but the last are full. Immutable.
 *
 * @param number of the table
 * @param firstId id of the first trap
 * @param day day since 1970 (UTC) of the first trap
 * @param groups never changed
 */
record Segment(int number, long firstId, long day, Group[] groups) {

    /** A segment of those blocks. */
    static Segment of(int number, long firstId, long day, Block[] blocks) {
        var groups = new Group[(blocks.length + Group.BLOCKS - 1) / Group.BLOCKS];
        for (int i = 0; i < groups.length; i++) {
            int from = i * Group.BLOCKS;
            groups[i] = new Group(Arrays.copyOfRange(blocks, from, Math.min(blocks.length, from + Group.BLOCKS)));
        }
        return new Segment(number, firstId, day, groups);
    }

    /** This with other blocks at some places; groups without such a place stay the same objects. */
    Segment with(Map<Integer, Block> changed) {
        int last = changed.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        int blocks = Math.max(blockCount(), last + 1);
        var next = Arrays.copyOf(groups, (blocks + Group.BLOCKS - 1) / Group.BLOCKS);
        var touched = new boolean[next.length];
        changed.keySet().forEach(place -> touched[place / Group.BLOCKS] = true);
        for (int g = 0; g < next.length; g++) {
            if (touched[g]) {
                int first = g * Group.BLOCKS;
                int count = Math.min(Group.BLOCKS, blocks - first);
                Block[] old = next[g] == null ? new Block[0] : next[g].blocks();
                Block[] all = Arrays.copyOf(old, count);
                for (int i = 0; i < count; i++) {
                    all[i] = changed.getOrDefault(first + i, all[i]);
                }
                next[g] = new Group(all);
            }
        }
        return new Segment(number, firstId, day, next);
    }

    /** The same by the numbers of other combinations. */
    Segment renumbered(Combos from, Combos to) {
        return new Segment(number, firstId, day,
                Arrays.stream(groups).map(group -> group.renumbered(from, to)).toArray(Group[]::new));
    }

    /** How many blocks. */
    int blockCount() {
        return groups.length == 0
                ? 0
                : (groups.length - 1) * Group.BLOCKS + groups[groups.length - 1].blocks().length;
    }

    /** A block by its place. */
    Block block(int place) {
        return groups[place / Group.BLOCKS].blocks()[place % Group.BLOCKS];
    }

    /** How many traps. */
    long size() {
        return groups.length == 0 ? 0 : (groups.length - 1L) * Group.TRAPS + groups[groups.length - 1].size();
    }

    /** Id of the last trap; one before the first when there is none. */
    long lastId() {
        return firstId + size() - 1;
    }

    /** The newest time of a trap, microseconds; the least number when there is none. */
    long maxAt() {
        return Arrays.stream(groups).mapToLong(Group::maxAt).max().orElse(Long.MIN_VALUE);
    }

    /** The oldest time of a trap, microseconds; the largest number when there is none. */
    long minAt() {
        return Arrays.stream(groups).mapToLong(Group::minAt).min().orElse(Long.MAX_VALUE);
    }
}
