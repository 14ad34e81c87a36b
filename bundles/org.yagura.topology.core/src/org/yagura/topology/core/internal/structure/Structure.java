/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.BitSet;

/**
 * Monotone structure functions over things that each work or have failed, as one graph without cycles in which equal
 * functions are one node. There is one sort of gate, "at least so many of these work"; all of them and one of them are
 * its ends. A node's number is greater than those of its children, so a loop over the numbers visits children first.
 * Immutable, for all threads.
 */
public final class Structure {
    /** The node that never works. */
    public static final int NEVER = 0;
    /** The node that always works. */
    public static final int ALWAYS = 1;

    private final int[] threshold;
    private final int[] start;
    private final int[] children;
    private final int[] variable;
    private final int[] literal;

    Structure(int[] threshold, int[] start, int[] children, int[] variable, int[] literal) {
        this.threshold = threshold;
        this.start = start;
        this.children = children;
        this.variable = variable;
        this.literal = literal;
    }

    /** How many nodes there are; numbers are below. */
    public int size() {
        return threshold.length;
    }

    /** How many variables there are; numbers are below. */
    public int variables() {
        return literal.length;
    }

    /** The variable that a node is; -1 for gates and constants. */
    public int variable(int node) {
        return variable[node];
    }

    /** The node that is a variable. */
    public int literal(int number) {
        return literal[number];
    }

    /** How many children must work; 0 for variables and constants. */
    public int threshold(int node) {
        return threshold[node];
    }

    /** How many children a node has; 0 for variables and constants. */
    public int arity(int node) {
        return start[node + 1] - start[node];
    }

    /** A child of a node. */
    public int child(int node, int index) {
        return children[start[node] + index];
    }

    /** Which nodes work when exactly those variables have failed; takes one pass over the graph. */
    public boolean[] working(BitSet failed) {
        boolean[] works = new boolean[size()];
        works[ALWAYS] = true;
        for (int node = ALWAYS + 1; node < works.length; node++) {
            works[node] = variable[node] >= 0 ? !failed.get(variable[node]) : works(node, works);
        }
        return works;
    }

    /**
     * Whether the last of some nodes works when exactly those variables have failed.
     *
     * @param cone a node and all below it, as {@link #cone} gives them
     */
    public boolean works(int[] cone, BitSet failed) {
        boolean[] works = new boolean[cone[cone.length - 1] + 1];
        for (int node : cone) {
            works[node] = node == ALWAYS || node > ALWAYS
                    && (variable[node] >= 0 ? !failed.get(variable[node]) : works(node, works));
        }
        return works[works.length - 1];
    }

    private boolean works(int node, boolean[] works) {
        int missing = threshold[node];
        for (int i = start[node]; i < start[node + 1] && missing > 0; i++) {
            if (works[children[i]]) {
                missing--;
            }
        }
        return missing == 0;
    }

    /** The node and all below it, in ascending order. */
    public int[] cone(int root) {
        var seen = new BitSet(root + 1);
        seen.set(root);
        for (int node = root; node >= 0; node = seen.previousSetBit(node - 1)) {
            for (int i = start[node]; i < start[node + 1]; i++) {
                seen.set(children[i]);
            }
        }
        return seen.stream().toArray();
    }

    /** The variables below a node, in ascending order. */
    public BitSet support(int root) {
        var support = new BitSet(variables());
        for (int node : cone(root)) {
            if (variable[node] >= 0) {
                support.set(variable[node]);
            }
        }
        return support;
    }
}
