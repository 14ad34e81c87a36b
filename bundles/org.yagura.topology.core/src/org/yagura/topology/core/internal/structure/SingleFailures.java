/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which single failures stop which node, for all nodes of a structure in one pass.
 *
 * <p>Exact: a failure x is looked at as one state, "only x has failed (besides what has failed already)", and a node is
 * evaluated in all these states at once. The states in which a gate "at least k of n" does not work are those that are in
 * the sets of at least n-k+1 of its children: the union for all of them, the intersection for one of them. These sets are
 * the minimal cut sets of order 1.
 */
public final class SingleFailures {
    private final Structure structure;
    private final int[][] stopping;
    private final int[] count;
    private final int[] seenAt;
    private int[] touched = new int[64];

    private SingleFailures(Structure structure) {
        this.structure = structure;
        this.stopping = new int[structure.size()][];
        this.count = new int[structure.variables()];
        this.seenAt = new int[structure.variables()];
    }

    /**
     * Looks at all single failures.
     *
     * @param failed variables that have failed already
     */
    public static SingleFailures of(Structure structure, BitSet failed) {
        var result = new SingleFailures(structure);
        result.stopping[Structure.ALWAYS] = new int[0];
        for (int node = Structure.ALWAYS + 1; node < structure.size(); node++) {
            int variable = structure.variable(node);
            if (variable < 0) {
                result.stopping[node] = result.gate(node);
            } else if (!failed.get(variable)) {
                result.stopping[node] = new int[]{variable};
            }
        }
        return result;
    }

    /** Whether the node works before a further failure. */
    public boolean works(int node) {
        return stopping[node] != null;
    }

    /** The variables that stop the node by failing alone, ascending; empty when it does not work anyway. */
    public int[] stopping(int node) {
        return stopping[node] == null ? stopping[Structure.ALWAYS] : stopping[node];
    }

    private int[] gate(int node) {
        int working = 0;
        for (int i = 0; i < structure.arity(node); i++) {
            if (stopping[structure.child(node, i)] != null) {
                working++;
            }
        }
        int needed = working - structure.threshold(node) + 1;
        if (needed <= 0) {
            return null;
        }
        int[] only = needed == 1 ? onlyOneThatCanStop(node) : null;
        return only != null ? only : needed == working ? common(node) : counted(node, needed);
    }

    /** The set of the one child that has any, or the empty set; null when several have some. */
    private int[] onlyOneThatCanStop(int node) {
        int[] only = stopping[Structure.ALWAYS];
        for (int i = 0; i < structure.arity(node); i++) {
            int[] set = stopping[structure.child(node, i)];
            if (set != null && set.length > 0) {
                if (only.length > 0) {
                    return null;
                }
                only = set;
            }
        }
        return only;
    }

    private int[] common(int node) {
        int[] smallest = null;
        for (int i = 0; i < structure.arity(node); i++) {
            int[] set = stopping[structure.child(node, i)];
            if (set != null && (smallest == null || set.length < smallest.length)) {
                smallest = set;
            }
        }
        int[] common = smallest;
        for (int i = 0; i < structure.arity(node) && common.length > 0; i++) {
            int[] set = stopping[structure.child(node, i)];
            if (set != null && set != smallest) {
                common = intersection(common, set);
            }
        }
        return common;
    }

    private static int[] intersection(int[] a, int[] b) {
        int[] both = new int[a.length];
        int length = 0;
        for (int value : a) {
            if (Arrays.binarySearch(b, value) >= 0) {
                both[length++] = value;
            }
        }
        return length == a.length ? a : Arrays.copyOf(both, length);
    }

    private int[] counted(int node, int needed) {
        int length = 0;
        for (int i = 0; i < structure.arity(node); i++) {
            int[] set = stopping[structure.child(node, i)];
            if (set == null) {
                continue;
            }
            if (length + set.length > touched.length) {
                touched = Arrays.copyOf(touched, Math.max(touched.length * 2, length + set.length));
            }
            for (int variable : set) {
                if (seenAt[variable] != node) {
                    seenAt[variable] = node;
                    count[variable] = 0;
                    touched[length++] = variable;
                }
                count[variable]++;
            }
        }
        int kept = 0;
        for (int i = 0; i < length; i++) {
            if (count[touched[i]] >= needed) {
                touched[kept++] = touched[i];
            }
        }
        int[] result = Arrays.copyOf(touched, kept);
        Arrays.sort(result);
        return result;
    }
}
