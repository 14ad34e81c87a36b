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
 * Makes a {@link Structure} from below. Constants are folded, gates with the same threshold and children are one node.
 * For one thread.
 */
public final class StructureBuilder {
    private static final int FIRST_SIZE = 1 << 5;
    private static final int FEW = 16;

    private int[] threshold = new int[FIRST_SIZE];
    private int[] start = new int[FIRST_SIZE + 1];
    private int[] variable = new int[FIRST_SIZE];
    private int[] children = new int[FIRST_SIZE * 4];
    private int[] literal = new int[FIRST_SIZE];
    private int[] table = new int[FIRST_SIZE * 2];
    private int nodes;
    private int variables;

    /** An empty structure: the two constants. */
    public StructureBuilder() {
        append(0, new int[0], 0, -1);
        append(0, new int[0], 0, -1);
    }

    /** A new variable; the node that it is. */
    public int variable() {
        if (variables == literal.length) {
            literal = Arrays.copyOf(literal, variables * 2);
        }
        literal[variables] = append(0, literal, 0, variables);
        return literal[variables++];
    }

    /** How many variables there are so far. */
    public int variables() {
        return variables;
    }

    /** The node that a variable is. */
    public int literal(int number) {
        return literal[number];
    }

    /** The number of the variable that a node is; -1 for other nodes. */
    public int variableOf(int node) {
        return variable[node];
    }

    /** Works when all of the nodes work; always for none. */
    public int and(int... of) {
        int[] distinct = distinct(of);
        return atLeastSorted(distinct.length, distinct);
    }

    /** Works when one of the nodes works; never for none. */
    public int or(int... of) {
        return atLeastSorted(1, distinct(of));
    }

    /** Works when so many of the nodes work; a node that is given twice counts twice. */
    public int atLeast(int count, int... of) {
        return atLeastSorted(count, sorted(of));
    }

    /** A sorted copy; nearly all gates have few children, which are in order but for one or two. */
    private static int[] sorted(int[] of) {
        int[] sorted = of.clone();
        if (sorted.length > FEW) {
            Arrays.sort(sorted);
            return sorted;
        }
        for (int i = 1; i < sorted.length; i++) {
            int value = sorted[i];
            int at = i;
            while (at > 0 && sorted[at - 1] > value) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = value;
        }
        return sorted;
    }

    private static int[] distinct(int[] of) {
        int[] sorted = sorted(of);
        int length = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[length++] = sorted[i];
            }
        }
        return length == sorted.length ? sorted : Arrays.copyOf(sorted, length);
    }

    private int atLeastSorted(int count, int[] sorted) {
        int from = 0;
        while (from < sorted.length && sorted[from] == Structure.NEVER) {
            from++;
        }
        int needed = count;
        int begin = from;
        while (begin < sorted.length && sorted[begin] == Structure.ALWAYS) {
            begin++;
            needed--;
        }
        int length = sorted.length - begin;
        if (needed <= 0) {
            return Structure.ALWAYS;
        }
        if (needed > length) {
            return Structure.NEVER;
        }
        if (length == 1) {
            return sorted[begin];
        }
        return intern(needed, begin == 0 ? sorted : Arrays.copyOfRange(sorted, begin, sorted.length));
    }

    private int intern(int count, int[] of) {
        if (nodes * 2 > table.length) {
            rehash();
        }
        int slot = hash(count, of, 0, of.length) & table.length - 1;
        while (table[slot] != 0) {
            int node = table[slot];
            if (threshold[node] == count && Arrays.equals(children, start[node], start[node + 1], of, 0, of.length)) {
                return node;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = append(count, of, of.length, -1);
        return table[slot];
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int node = 0; node < nodes; node++) {
            if (start[node + 1] > start[node]) {
                int slot = hash(threshold[node], children, start[node], start[node + 1]) & table.length - 1;
                while (table[slot] != 0) {
                    slot = slot + 1 & table.length - 1;
                }
                table[slot] = node;
            }
        }
    }

    private static int hash(int count, int[] of, int from, int to) {
        int hash = count;
        for (int i = from; i < to; i++) {
            hash = (hash ^ of[i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    private int append(int count, int[] of, int length, int number) {
        if (nodes == threshold.length) {
            threshold = Arrays.copyOf(threshold, nodes * 2);
            variable = Arrays.copyOf(variable, nodes * 2);
            start = Arrays.copyOf(start, nodes * 2 + 1);
        }
        int from = start[nodes];
        if (from + length > children.length) {
            children = Arrays.copyOf(children, Math.max(children.length * 2, from + length));
        }
        System.arraycopy(of, 0, children, from, length);
        threshold[nodes] = count;
        variable[nodes] = number;
        start[nodes + 1] = from + length;
        return nodes++;
    }

    /** The structure as it is now. */
    public Structure build() {
        return new Structure(Arrays.copyOf(threshold, nodes), Arrays.copyOf(start, nodes + 1),
                Arrays.copyOf(children, start[nodes]), Arrays.copyOf(variable, nodes),
                Arrays.copyOf(literal, variables));
    }

    /**
     * Copies nodes of a structure into this one.
     *
     * @param from where they are
     * @param root what is copied, with all below
     * @param known for each node of {@code from} the node here that stands for it, or -1; at least the variables below
     *        {@code root} must be known; extended by what is copied
     * @return the node here that stands for {@code root}
     */
    public int copy(Structure from, int root, int[] known) {
        known[Structure.NEVER] = Structure.NEVER;
        known[Structure.ALWAYS] = Structure.ALWAYS;
        var wanted = new BitSet();
        wanted.set(root);
        for (int node = root; node >= 0; node = wanted.previousSetBit(node - 1)) {
            for (int i = 0; known[node] < 0 && i < from.arity(node); i++) {
                wanted.set(from.child(node, i));
            }
        }
        for (int node = wanted.nextSetBit(0); node >= 0; node = wanted.nextSetBit(node + 1)) {
            if (known[node] < 0) {
                int[] of = new int[from.arity(node)];
                for (int i = 0; i < of.length; i++) {
                    of[i] = known[from.child(node, i)];
                }
                known[node] = atLeast(from.threshold(node), of);
            }
        }
        return known[root];
    }
}
