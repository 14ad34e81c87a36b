/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.availability;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.PriorityQueue;

import org.yagura.topology.core.internal.structure.Structure;

/**
 * Proved bounds of a function's unavailability where its diagram is too large: the states are split into disjoint sets,
 * the most probable first, until what is left undecided is small (W. P. Dotson and J. O. Gobien, "A new analysis
 * technique for probabilistic graphs", IEEE Transactions on Circuits and Systems 26(10), 1979).
 */
final class Bounds {
    private static final double SMALL = 1e-12;
    /** That each variable costs something, so that short paths are preferred. */
    private static final double LEAST = 1e-9;
    private static final long MOST_WORK = 30_000_000;

    private final Structure structure;
    private final int[] cone;
    private final int root;
    private final double[] lower;
    private final double[] upper;
    private final double[] importance;
    private double down;
    private double up;
    private double undecided = 1;
    private long work;

    /** States in which some variables have failed, some work, the others are open. */
    private record States(BitSet failed, BitSet working, double lower, double upper) {
    }

    private Bounds(Structure structure, int root, double[] lower, double[] upper) {
        this.structure = structure;
        this.root = root;
        this.lower = lower;
        this.upper = upper;
        cone = structure.cone(root);
        importance = new double[structure.variables()];
    }

    /**
     * Bounds by a bounded amount of work.
     *
     * @param lower at least this is the unavailability of each variable
     * @param upper at most this
     */
    static Value of(Structure structure, int root, double[] lower, double[] upper) {
        var bounds = new Bounds(structure, root, lower, upper);
        bounds.split();
        return new Value(Math.min(bounds.down, 1), Math.max(bounds.down, 1 - bounds.up), bounds.importance);
    }

    private void split() {
        var open = new PriorityQueue<States>(Comparator.comparingDouble((States s) -> -s.upper()));
        open.add(new States(new BitSet(), new BitSet(), 1, 1));
        while (work < MOST_WORK && !open.isEmpty() && undecided > SMALL) {
            States states = open.poll();
            undecided -= states.upper();
            int[] path = path(states);
            if (path == null) {
                down += states.lower();
                blame(states);
                continue;
            }
            var working = (BitSet) states.working().clone();
            double below = states.lower();
            double above = states.upper();
            for (int variable : path) {
                if (working.get(variable)) {
                    continue;
                }
                var failed = (BitSet) states.failed().clone();
                failed.set(variable);
                var next = new States(failed, (BitSet) working.clone(), below * lower[variable],
                        above * upper[variable]);
                undecided += next.upper();
                open.add(next);
                working.set(variable);
                below *= 1 - lower[variable];
                above *= 1 - upper[variable];
            }
            up += above;
        }
    }

    /** A failed variable without whose failure the function would work, if all else worked, has its share. */
    private void blame(States states) {
        for (int variable = states.failed().nextSetBit(0); variable >= 0; variable = states.failed()
                .nextSetBit(variable + 1)) {
            var without = (BitSet) states.failed().clone();
            without.clear(variable);
            if (path(new States(without, states.working(), 0, 0)) != null && lower[variable] > 0) {
                importance[variable] += states.lower() / lower[variable];
            }
        }
    }

    /** Variables, not failed, that suffice for the function to work, likely ones; null when nothing suffices. */
    private int[] path(States states) {
        double[] cost = new double[structure.size()];
        for (int node : cone) {
            int variable = structure.variable(node);
            if (variable < 0) {
                cost[node] = cheapest(node, cost, null);
            } else if (states.failed().get(variable)) {
                cost[node] = Double.POSITIVE_INFINITY;
            } else if (!states.working().get(variable)) {
                cost[node] = LEAST - Math.log1p(-upper[variable]);
            }
        }
        if (Double.isInfinite(cost[root])) {
            return null;
        }
        var wanted = new BitSet(structure.size());
        wanted.set(root);
        int[] path = new int[cone.length];
        int length = 0;
        for (int i = cone.length - 1; i >= 0; i--) {
            if (wanted.get(cone[i]) && structure.variable(cone[i]) >= 0) {
                path[length++] = structure.variable(cone[i]);
            } else if (wanted.get(cone[i])) {
                cheapest(cone[i], cost, wanted);
            }
        }
        return Arrays.copyOf(path, length);
    }

    /** Cost of the children that suffice for a gate; they are added to {@code wanted} when that is not null. */
    private double cheapest(int node, double[] cost, BitSet wanted) {
        int arity = structure.arity(node);
        int threshold = structure.threshold(node);
        work += arity;
        double sum = 0;
        if (threshold == arity) {
            for (int i = 0; i < arity; i++) {
                sum += take(structure.child(node, i), cost, wanted);
            }
            return sum;
        }
        Integer[] children = new Integer[arity];
        Arrays.setAll(children, i -> structure.child(node, i));
        if (threshold > 1) {
            Arrays.sort(children, Comparator.comparingDouble(c -> cost[c]));
        } else {
            children[0] = Collections.min(Arrays.asList(children), Comparator.comparingDouble(c -> cost[c]));
        }
        for (int i = 0; i < threshold; i++) {
            sum += take(children[i], cost, wanted);
        }
        return sum;
    }

    private static double take(int child, double[] cost, BitSet wanted) {
        if (wanted != null) {
            wanted.set(child);
        }
        return cost[child];
    }
}
