/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

import org.yagura.core.event.HandlingState;

/**
 * All traps that are stored, at one moment: answers how many match, and which ids stand at a place among them, without
 * asking the database. Immutable, thread-safe.
 */
public final class TrapIndex {
    private final List<Segment> segments;
    private final Combos combos;

    /** An index over segments, the oldest first. */
    TrapIndex(List<Segment> segments, Combos combos) {
        this.segments = List.copyOf(segments);
        this.combos = combos;
    }

    /** Says when the traps of a block were received, for a filter whose bounds cut through it. */
    @FunctionalInterface
    public interface Times {
        /** The times of ids from {@code firstId} on, microseconds. */
        long[] of(int segment, long firstId, int count);
    }

    /**
     * Ids at a place among those that match, and how many match.
     *
     * @param ids newest first
     * @param total how many match
     * @param unhandled of these, unhandled
     */
    public record Found(long[] ids, long total, long unhandled) {
    }

    /** The oldest id; one more than {@link #newestId} when there is none. */
    public long oldestId() {
        return segments.isEmpty() ? 1 : segments.getFirst().firstId();
    }

    /** The newest id; 0 when there was never one. */
    public long newestId() {
        return segments.isEmpty() ? 0 : segments.getLast().lastId();
    }

    /** How many traps there are. */
    public long size() {
        return newestId() - oldestId() + 1;
    }

    /** The oldest time; empty when there is no trap. */
    public Optional<Long> oldestAt() {
        return segments.stream().filter(s -> s.size() > 0).findFirst().map(Segment::minAt);
    }

    /** The number of the table in which an id stands; 0 when there is none. */
    public int segmentOf(long id) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (id >= segment.firstId()) {
                return id <= segment.lastId() ? segment.number() : 0;
            }
        }
        return 0;
    }

    /** The first id that stands in the same table as this one. */
    public long firstIdWith(long id) {
        long first = id;
        for (Segment segment : segments) {
            if (id >= segment.firstId()) {
                first = segment.firstId();
            }
        }
        return first;
    }

    /** The combination of a trap; 0 when there is no such trap. */
    public int comboOf(long id) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (id >= segment.firstId()) {
                if (id > segment.lastId()) {
                    return 0;
                }
                int place = (int) (id - segment.firstId());
                return segment.block(place / Block.SIZE).comboAt(place % Block.SIZE);
            }
        }
        return 0;
    }

    /** What the combinations mean. */
    public Combos combos() {
        return combos;
    }

    List<Segment> segments() {
        return segments;
    }

    /**
     * Finds traps.
     *
     * @param wanted which
     * @param upToId only traps up to this id
     * @param position place of the first id wanted among those that match, 0 is the newest
     * @param size how many ids; 0 only counts
     */
    public Found find(Selection wanted, long upToId, long position, int size, Times times) {
        synchronized (wanted) {
            return new Search(wanted, upToId, position, size, times).run();
        }
    }

    /**
     * Ids of traps that came after one, the oldest first.
     *
     * @param wanted condition on the number of a combination
     * @param id after this one
     * @param size how many at most
     */
    public long[] after(IntPredicate wanted, long id, int size) {
        var ids = new long[size];
        int found = 0;
        for (Segment segment : segments) {
            long from = Math.max(id + 1 - segment.firstId(), 0);
            for (int b = (int) Math.min(from / Block.SIZE, Integer.MAX_VALUE); b < segment.blockCount(); b++) {
                long first = segment.firstId() + (long) b * Block.SIZE;
                Block block = segment.block(b);
                boolean[] kinds = matching(block, wanted);
                for (int i = (int) Math.max(0, id + 1 - first); kinds != null && i < block.size(); i++) {
                    if (kinds[block.kindAt(i)]) {
                        ids[found++] = first + i;
                        if (found == size) {
                            return ids;
                        }
                    }
                }
            }
        }
        return Arrays.copyOf(ids, found);
    }

    /** Which combinations of a block match; null when none does. */
    private static boolean[] matching(Block block, IntPredicate wanted) {
        var kinds = new boolean[block.kinds()];
        boolean any = false;
        for (int k = 0; k < kinds.length; k++) {
            kinds[k] = wanted.test(block.combo(k));
            any |= kinds[k];
        }
        return any ? kinds : null;
    }

    private final class Search {
        private final Selection wanted;
        private final long upToId;
        private final long position;
        private final Times times;
        private final long[] ids;
        private int found;
        private long total;
        private long unhandled;

        Search(Selection wanted, long upToId, long position, int size, Times times) {
            this.wanted = wanted;
            this.upToId = upToId;
            this.position = position;
            this.times = times;
            this.ids = new long[size];
        }

        Found run() {
            for (int s = segments.size() - 1; s >= 0; s--) {
                Segment segment = segments.get(s);
                for (int g = segment.groups().length - 1; g >= 0; g--) {
                    long first = segment.firstId() + (long) g * Group.TRAPS;
                    if (first <= upToId) {
                        group(segment, segment.groups()[g], first);
                    }
                }
            }
            return new Found(found == ids.length ? ids : Arrays.copyOf(ids, found), total, unhandled);
        }

        private void group(Segment segment, Group group, long first) {
            if (group.maxAt() < wanted.from() || group.minAt() >= wanted.to()) {
                return;
            }
            boolean whole = first + group.size() - 1 <= upToId && group.minAt() >= wanted.from()
                    && group.maxAt() < wanted.to();
            if (whole) {
                Selection.Count count = wanted.count(group, combos);
                if (count.total() == 0 || found == ids.length || total + count.total() <= position) {
                    total += count.total();
                    unhandled += count.unhandled();
                    return;
                }
            }
            for (int b = group.blocks().length - 1; b >= 0; b--) {
                long start = first + (long) b * Block.SIZE;
                if (start <= upToId) {
                    block(segment, group.blocks()[b], start);
                }
            }
        }

        private void block(Segment segment, Block block, long first) {
            if (block.maxAt() < wanted.from() || block.minAt() >= wanted.to()) {
                return;
            }
            boolean whole = first + block.size() - 1 <= upToId && block.minAt() >= wanted.from()
                    && block.maxAt() < wanted.to();
            int matching = 0;
            int open = 0;
            for (int k = block.kinds() - 1; k >= 0; k--) {
                if (wanted.matches(block.combo(k))) {
                    matching += block.count(k);
                    open += unhandled(block.combo(k)) ? block.count(k) : 0;
                }
            }
            if (matching == 0) {
                return;
            }
            if (whole && (found == ids.length || total + matching <= position)) {
                total += matching;
                unhandled += open;
            } else {
                single(segment, block, first, whole);
            }
        }

        private void single(Segment segment, Block block, long first, boolean whole) {
            boolean timed = !whole && (block.minAt() < wanted.from() || block.maxAt() >= wanted.to());
            long[] at = timed ? times.of(segment.number(), first, block.size()) : null;
            int last = (int) Math.min(block.size() - 1, upToId - first);
            for (int i = last; i >= 0; i--) {
                int combo = block.comboAt(i);
                if (wanted.matches(combo) && (at == null || at[i] >= wanted.from() && at[i] < wanted.to())) {
                    if (total >= position && found < ids.length) {
                        ids[found++] = first + i;
                    }
                    total++;
                    unhandled += unhandled(combo) ? 1 : 0;
                }
            }
        }

        private boolean unhandled(int combo) {
            return combos.state(combo) == HandlingState.UNHANDLED.ordinal();
        }
    }
}
