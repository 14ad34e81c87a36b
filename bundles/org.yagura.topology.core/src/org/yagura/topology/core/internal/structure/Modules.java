/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes a structure function apart into modules, so that what costs more than linear time is done on small pieces.
 *
 * <p>Two rules in turn until nothing changes: children of a gate that have nothing in common with the rest, because every way
 * to what is below them leads through the gate, are taken together (for "all" and "one of" gates already when they are only
 * some of the children); and gates that are found to be modules by the dates of visits in one depth-first walk are cut out (Y. Dutuit and A. Rauzy, "A linear-time
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

    /**
     * Takes children of a gate together that have nothing in common with the rest; those that are leaves become a module at
     * once. Gates of the same sort in each other become one gate before; what nothing uses any more is left out.
     */
    private void join() {
        var uses = new Uses();
        var joined = new Graph(children.length);
        int[] now = new int[children.length];
        for (int node = 0; node < children.length; node++) {
            if (uses.count[node] > 0 && !uses.spliced(node)) {
                now[node] = children[node] == null ? joined.leaf(leaf[node]) : gate(joined, node, now, uses);
            }
        }
        take(joined);
    }

    private int gate(Graph joined, int node, int[] now, Uses uses) {
        int[] of = uses.flat(node);
        BitSet apart = uses.apart(node, of);
        int[] own = Arrays.stream(of).filter(apart::get).map(c -> now[c]).toArray();
        boolean all = uses.sort(node) == Uses.ALL;
        if (own.length == of.length) {
            return together(joined, all ? of.length : threshold[node], own);
        }
        if (own.length < 2 || uses.sort(node) == Uses.SOME) {
            return joined.gate(all ? of.length : threshold[node], mapped(of, now));
        }
        int[] kept = Arrays.stream(of).filter(c -> !apart.get(c)).map(c -> now[c]).toArray();
        kept = Arrays.copyOf(kept, kept.length + 1);
        kept[kept.length - 1] = together(joined, all ? own.length : 1, own);
        return joined.gate(all ? kept.length : 1, kept);
    }

    private int together(Graph joined, int count, int[] own) {
        return Arrays.stream(own).allMatch(c -> joined.children[c] == null)
                ? joined.leaf(module(joined, count, own))
                : joined.gate(count, own);
    }

    private static int[] mapped(int[] nodes, int[] now) {
        return Arrays.stream(nodes).map(n -> now[n]).toArray();
    }

    /** A module of one gate over leaves; what the leaf stands for that takes its place. */
    private int module(Graph graph, int count, int[] of) {
        var formula = new StructureBuilder();
        int[] distinct = Arrays.stream(of).distinct().toArray();
        int[] leaves = Arrays.stream(distinct).map(c -> graph.leaf[c]).toArray();
        int[] nodes = new int[of.length];
        for (int leafNode : distinct) {
            int variable = formula.variable();
            for (int i = 0; i < of.length; i++) {
                nodes[i] = of[i] == leafNode ? variable : nodes[i];
            }
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
        private final int[][] children;
        private final int[] threshold;
        private final int[] leaf;
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
    }

    /** Who uses whom, and through whom every use of something leads: dominators of the graph. */
    private final class Uses {
        static final int ALL = 1;
        static final int ONE = 2;
        static final int SOME = 3;

        private final int[] count = new int[children.length];
        private final int[] user = new int[children.length];
        /** The nearest gate that every way from the root to a node leads through; -1 for the root. */
        private final int[] gateway = new int[children.length];
        private final int[] depth = new int[children.length];
        /** The nearest node through which every way to anything below leads, which is the node itself for leaves. */
        private final int[] gatewayOfAll = new int[children.length];

        Uses() {
            int root = children.length - 1;
            count[root] = 1;
            gateway[root] = -1;
            for (int node = root; node >= 0; node--) {
                if (count[node] > 0 && children[node] != null) {
                    depthBelow(node);
                }
            }
            for (int node = 0; node <= root; node++) {
                gatewayOfAll[node] = node;
                for (int i = 0; count[node] > 0 && children[node] != null && i < children[node].length; i++) {
                    int child = gatewayOfAll[children[node][i]];
                    gatewayOfAll[node] = i == 0 ? child : common(gatewayOfAll[node], child);
                }
            }
        }

        private void depthBelow(int node) {
            for (int child : children[node]) {
                gateway[child] = count[child] == 0 ? node : common(gateway[child], node);
                depth[child] = depth[gateway[child]] + 1;
                user[child] = node;
                count[child]++;
            }
        }

        private int common(int a, int b) {
            int one = a;
            int other = b;
            while (one != other) {
                if (depth[one] >= depth[other]) {
                    one = gateway[one];
                } else {
                    other = gateway[other];
                }
            }
            return one;
        }

        /** Those children of a gate that have nothing in common with its other children, nor with what is outside of it. */
        BitSet apart(int gate, int[] of) {
            var apart = new BitSet();
            Arrays.stream(of).filter(c -> onlyThrough(gate, c)).forEach(apart::set);
            if (apart.cardinality() < 2 || Arrays.stream(of).allMatch(apart::get)) {
                return apart;
            }
            var others = new BitSet();
            Arrays.stream(of).filter(c -> !apart.get(c)).forEach(c -> below(c, others));
            for (boolean changed = true; changed;) {
                changed = false;
                for (int child = apart.nextSetBit(0); child >= 0; child = apart.nextSetBit(child + 1)) {
                    var own = new BitSet();
                    below(child, own);
                    if (own.intersects(others)) {
                        others.or(own);
                        apart.clear(child);
                        changed = true;
                    }
                }
            }
            return apart;
        }

        /** Adds a node and all below it. */
        private void below(int node, BitSet found) {
            int[] open = new int[node + 1];
            int length = 1;
            open[0] = node;
            found.set(node);
            while (length > 0) {
                int at = open[--length];
                for (int i = 0; children[at] != null && i < children[at].length; i++) {
                    if (!found.get(children[at][i])) {
                        found.set(children[at][i]);
                        open[length++] = children[at][i];
                    }
                }
            }
        }

        /** Whether every way to everything below the child leads through the gate. */
        private boolean onlyThrough(int gate, int child) {
            int at = gatewayOfAll[child];
            while (depth[at] > depth[gate]) {
                at = gateway[at];
            }
            return at == gate;
        }

        int sort(int node) {
            return threshold[node] == children[node].length ? ALL : threshold[node] == 1 ? ONE : SOME;
        }

        /** Whether a gate is only used by one of the same sort, so that its children can be that one's. */
        boolean spliced(int node) {
            return node < children.length - 1 && children[node] != null && count[node] == 1
                    && sort(node) != SOME && sort(node) == sort(user[node]);
        }

        /** The children of a gate, with those of spliced ones in their place; each once where that makes no difference. */
        int[] flat(int node) {
            IntStream flat = Arrays.stream(children[node])
                    .flatMap(c -> spliced(c) ? Arrays.stream(flat(c)) : IntStream.of(c));
            return (sort(node) == SOME ? flat : flat.distinct()).toArray();
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
