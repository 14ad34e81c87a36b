/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Which single failures and which pairs stop a node: its minimal cut sets of order 1 and 2, exactly.
 *
 * <p>A set of at most two failures stops a gate "at least k of n" when it stops at least n-k+1 of its children. So the
 * families of stopping sets of order up to 2 are computed from below; larger sets never make smaller ones, which is why
 * leaving them out loses nothing.
 */
final class PairFailures {
    private static final Family NONE = new Family(new int[0], new long[0]);

    /**
     * What stops a node.
     *
     * @param singles variables that stop it alone, ascending
     * @param pairs pairs of variables of which neither stops it alone, see {@link #pair}, ascending
     */
    record Family(int[] singles, long[] pairs) {

        boolean stoppedBy(int variable) {
            return Arrays.binarySearch(singles, variable) >= 0;
        }
    }

    private final Structure structure;
    private final Map<Integer, Family> families = new HashMap<>();

    private PairFailures(Structure structure) {
        this.structure = structure;
    }

    /** Two variables as one number. */
    static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /** The lesser variable of a pair. */
    static int first(long pair) {
        return (int) (pair >> 32);
    }

    /** The greater variable of a pair. */
    static int second(long pair) {
        return (int) pair;
    }

    /** What stops the root, which must work when nothing has failed. */
    static Family of(Structure structure, int root, BitSet never) {
        var result = new PairFailures(structure);
        for (int node : structure.cone(root)) {
            int variable = structure.variable(node);
            result.families.put(node, variable < 0
                    ? result.gate(node)
                    : never.get(variable) ? NONE : new Family(new int[]{variable}, new long[0]));
        }
        return result.families.get(root);
    }

    private Family gate(int node) {
        int arity = structure.arity(node);
        if (arity == 0) {
            return NONE;
        }
        Family[] of = new Family[arity];
        for (int i = 0; i < arity; i++) {
            of[i] = families.get(structure.child(node, i));
        }
        int needed = arity - structure.threshold(node) + 1;
        return new Merge(of, needed).family();
    }

    /** Merges the families of a gate's children, of which a set must stop a number. */
    private static final class Merge {
        private final int needed;
        private final Map<Integer, BitSet> stoppedBy = new HashMap<>();
        private final Map<Long, BitSet> stoppedByPair = new HashMap<>();
        private final BitSet both = new BitSet();

        Merge(Family[] of, int needed) {
            this.needed = needed;
            for (int i = 0; i < of.length; i++) {
                for (int single : of[i].singles()) {
                    stoppedBy.computeIfAbsent(single, v -> new BitSet()).set(i);
                }
                for (long pair : of[i].pairs()) {
                    stoppedByPair.computeIfAbsent(pair, v -> new BitSet()).set(i);
                }
            }
        }

        Family family() {
            int[] singles = stoppedBy.entrySet().stream().filter(e -> e.getValue().cardinality() >= needed)
                    .mapToInt(Map.Entry::getKey).sorted().toArray();
            for (int single : singles) {
                stoppedBy.remove(single);
            }
            var pairs = new Longs();
            stoppedByPair.forEach((pair, children) -> {
                if (!has(singles, first(pair)) && !has(singles, second(pair)) && stops(pair, children)) {
                    pairs.accept(pair);
                }
            });
            if (needed > 1) {
                crossed(pairs);
            }
            return new Family(singles, pairs.sorted());
        }

        private static boolean has(int[] sorted, int value) {
            return Arrays.binarySearch(sorted, value) >= 0;
        }

        /** Pairs that stop enough children, each of the two some of them; most stopping first, to end early. */
        private void crossed(Longs pairs) {
            int[] variables = stoppedBy.entrySet().stream()
                    .sorted((a, b) -> b.getValue().cardinality() - a.getValue().cardinality())
                    .mapToInt(Map.Entry::getKey).toArray();
            for (int i = 0; i < variables.length; i++) {
                int own = stoppedBy.get(variables[i]).cardinality();
                for (int j = i + 1; j < variables.length; j++) {
                    if (own + stoppedBy.get(variables[j]).cardinality() < needed) {
                        break;
                    }
                    long pair = pair(variables[i], variables[j]);
                    if (!stoppedByPair.containsKey(pair) && stops(pair, null)) {
                        pairs.accept(pair);
                    }
                }
            }
        }

        private boolean stops(long pair, BitSet asPair) {
            both.clear();
            BitSet a = stoppedBy.get(first(pair));
            BitSet b = stoppedBy.get(second(pair));
            for (BitSet some : new BitSet[]{asPair, a, b}) {
                if (some != null) {
                    both.or(some);
                }
            }
            return both.cardinality() >= needed;
        }
    }

    /** A growing list of numbers. */
    private static final class Longs implements LongConsumer {
        private long[] values = new long[16];
        private int length;

        @Override
        public void accept(long value) {
            if (length == values.length) {
                values = Arrays.copyOf(values, length * 2);
            }
            values[length++] = value;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(values, length);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
