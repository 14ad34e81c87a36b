/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a structure function apart into modules, so that what costs more than linear time is done on small pieces.
 *
 * <p>Two rules in turn until nothing changes: children of a gate that are leaves and have no other parent become a module
 * of their own (for "all" and "one of" gates already when they are only some of the children); and gates that are found
 * to be modules by the dates of visits in one depth-first walk are cut out (Y. Dutuit and A. Rauzy, "A linear-time
 * algorithm to find modules of fault trees", IEEE Transactions on Reliability 45(3), 1996).
 */
public final class Modules {
    private final List<Module> modules = new ArrayList<>();
    private int[][] children;
    private int[] threshold;
    /** What a node stands for when it is a leaf: as in {@link Module#leaves}. Gates have children instead. */
    private int[] leaf;

    private Modules(Structure structure, int root) {
        int[] cone = structure.cone(root);
        children = new int[cone.length][];
        threshold = new int[cone.length];
        leaf = new int[cone.length];
        for (int i = 0; i < cone.length; i++) {
            int node = cone[i];
            if (structure.variable(node) >= 0) {
                leaf[i] = structure.variable(node);
            } else {
                int[] of = new int[structure.arity(node)];
                for (int c = 0; c < of.length; c++) {
                    of[c] = Arrays.binarySearch(cone, structure.child(node, c));
                }
                children[i] = of;
                threshold[i] = structure.threshold(node);
            }
        }
    }

    /**
     * Takes a node apart.
     *
     * @param root a node that is not a constant
     * @return the modules, those that others are made of first; the last one is the root
     */
    public static List<Module> of(Structure structure, int root) {
        var result = new Modules(structure, root);
        do {
            result.join();
        } while (result.cutOut());
        result.last();
        return List.copyOf(result.modules);
    }

    /** Makes modules of leaves that only one gate uses; what nothing uses any more is left out. */
    private void join() {
        int[] uses = uses();
        var joined = new Graph(children.length);
        int[] now = new int[children.length];
        for (int node = 0; node < children.length; node++) {
            if (uses[node] == 0) {
                continue;
            }
            if (children[node] == null) {
                now[node] = joined.leaf(leaf[node]);
                continue;
            }
            int[] of = children[node];
            int[] own = Arrays.stream(of).filter(c -> uses[c] == 1 && joined.isLeaf(now[c])).toArray();
            boolean all = threshold[node] == of.length;
            if (own.length == of.length) {
                now[node] = joined.leaf(module(joined, threshold[node], mapped(own, now)));
            } else if (own.length > 1 && (all || threshold[node] == 1)) {
                int[] others = Arrays.stream(of).filter(c -> uses[c] != 1 || !joined.isLeaf(now[c])).toArray();
                int[] kept = Arrays.copyOf(mapped(others, now), others.length + 1);
                kept[others.length] = joined.leaf(module(joined, all ? own.length : 1, mapped(own, now)));
                now[node] = joined.gate(all ? kept.length : 1, kept);
            } else {
                now[node] = joined.gate(threshold[node], mapped(of, now));
            }
        }
        take(joined);
    }

    private static int[] mapped(int[] nodes, int[] now) {
        return Arrays.stream(nodes).map(n -> now[n]).toArray();
    }

    /** How many times each node is used; the root once, what cannot be reached never. */
    private int[] uses() {
        int[] uses = new int[children.length];
        uses[uses.length - 1] = 1;
        for (int node = uses.length - 1; node >= 0; node--) {
            if (uses[node] > 0 && children[node] != null) {
                for (int child : children[node]) {
                    uses[child]++;
                }
            }
        }
        return uses;
    }

    /** A module of one gate over leaves; what the leaf stands for that takes its place. */
    private int module(Graph graph, int count, int[] of) {
        var formula = new StructureBuilder();
        int[] leaves = new int[of.length];
        int[] nodes = new int[of.length];
        for (int i = 0; i < of.length; i++) {
            leaves[i] = graph.leaf[of[i]];
            nodes[i] = formula.variable();
        }
        int root = formula.atLeast(count, nodes);
        return add(formula, root, leaves);
    }

    /** Cuts gates out that are modules; whether there were any. */
    private boolean cutOut() {
        int root = children.length - 1;
        if (children[root] == null) {
            return false;
        }
        boolean[] isModule = new Visits().modules();
        boolean found = false;
        for (int node = 0; node < root; node++) {
            if (isModule[node]) {
                leaf[node] = cutOut(node);
                children[node] = null;
                found = true;
            }
        }
        return found;
    }

    /** Makes a module of the root, unless it is one already. */
    private void last() {
        int root = children.length - 1;
        if (children[root] != null || leaf[root] >= 0) {
            cutOut(root);
        }
    }

    /** A module of a node; what the leaf stands for that takes its place. */
    private int cutOut(int node) {
        boolean[] below = new boolean[node + 1];
        below[node] = true;
        for (int i = node; i >= 0; i--) {
            if (below[i] && children[i] != null) {
                for (int child : children[i]) {
                    below[child] = true;
                }
            }
        }
        var formula = new StructureBuilder();
        int[] now = new int[node + 1];
        int[] leaves = new int[node + 1];
        for (int i = 0; i <= node; i++) {
            if (below[i] && children[i] == null) {
                leaves[formula.variables()] = leaf[i];
                now[i] = formula.variable();
            } else if (below[i]) {
                now[i] = formula.atLeast(threshold[i], mapped(children[i], now));
            }
        }
        return add(formula, now[node], Arrays.copyOf(leaves, formula.variables()));
    }

    private int add(StructureBuilder formula, int root, int[] leaves) {
        int[] places = Arrays.stream(leaves).map(l -> l >= 0 ? l : modules.get(~l).place()).toArray();
        modules.add(new Module(formula.build(), root, leaves, places));
        return ~(modules.size() - 1);
    }

    private void take(Graph graph) {
        children = Arrays.copyOf(graph.children, graph.size);
        threshold = Arrays.copyOf(graph.threshold, graph.size);
        leaf = Arrays.copyOf(graph.leaf, graph.size);
    }

    /** Nodes that are put together anew. */
    private static final class Graph {
        private int[][] children;
        private int[] threshold;
        private int[] leaf;
        private int size;

        Graph(int nodes) {
            children = new int[nodes * 2][];
            threshold = new int[nodes * 2];
            leaf = new int[nodes * 2];
        }

        int leaf(int standsFor) {
            leaf[size] = standsFor;
            return size++;
        }

        int gate(int count, int[] of) {
            children[size] = of;
            threshold[size] = count;
            return size++;
        }

        boolean isLeaf(int node) {
            return children[node] == null;
        }
    }

    /** The dates of visits in one depth-first walk, in which a node that is met again is only dated. */
    private final class Visits {
        private final int[] first = new int[children.length];
        private final int[] end = new int[children.length];
        private final int[] last = new int[children.length];

        /** A gate is a module when everything below it is visited only between its first visit and its end. */
        boolean[] modules() {
            walk();
            boolean[] isModule = new boolean[children.length];
            int[] earliest = new int[children.length];
            int[] latest = new int[children.length];
            for (int node = 0; node < children.length; node++) {
                earliest[node] = Integer.MAX_VALUE;
                if (children[node] != null && first[node] > 0) {
                    for (int child : children[node]) {
                        earliest[node] = Math.min(earliest[node], Math.min(first[child], earliest[child]));
                        latest[node] = Math.max(latest[node], Math.max(last[child], latest[child]));
                    }
                    isModule[node] = earliest[node] > first[node] && latest[node] < end[node];
                }
            }
            return isModule;
        }

        private void walk() {
            int[] path = new int[children.length];
            int[] next = new int[children.length];
            int depth = 0;
            int date = 1;
            path[0] = children.length - 1;
            first[path[0]] = date;
            while (depth >= 0) {
                int node = path[depth];
                if (children[node] == null || next[node] == children[node].length) {
                    end[node] = ++date;
                    last[node] = Math.max(last[node], date);
                    depth--;
                    continue;
                }
                int child = children[node][next[node]++];
                last[child] = ++date;
                if (first[child] == 0) {
                    first[child] = date;
                    path[++depth] = child;
                }
            }
        }
    }
}
