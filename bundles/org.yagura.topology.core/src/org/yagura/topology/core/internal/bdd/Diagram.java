/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.bdd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Structure;

/**
 * A reduced ordered binary decision diagram of a monotone function (R. E. Bryant, "Graph-based algorithms for Boolean
 * function manipulation", IEEE Transactions on Computers C-35(8), 1986; for reliability A. Rauzy, "New algorithms for
 * fault trees analysis", Reliability Engineering and System Safety 40, 1993). A node's number is greater than those of
 * the nodes below it. For one thread.
 */
public final class Diagram {
    /** The function does not work. */
    public static final int DOWN = 0;
    /** The function works. */
    public static final int UP = 1;

    private static final int FIRST_SIZE = 1 << 6;
    private static final int CACHE_SIZE = 1 << 8;
    private static final int LARGEST_CACHE = 1 << 18;
    private static final int AND = 0;
    private static final int OR = 1;

    private static final int SMALL = 20_000;
    private static final int LARGE = 400_000;
    private static final int STEPS_PER_NODE = 16;
    private static final List<Attempt> ATTEMPTS = List.of(new Attempt(VariableOrders::byPlace, SMALL),
            new Attempt(VariableOrders::walk, SMALL), new Attempt(VariableOrders::byPlace, LARGE),
            new Attempt(VariableOrders::byForce, LARGE), new Attempt(VariableOrders::walk, LARGE));
    private static final int MOST_LEVELS = 3_000;

    private final int bound;
    private final int levels;
    private int[] level = new int[FIRST_SIZE];
    private int[] low = new int[FIRST_SIZE];
    private int[] high = new int[FIRST_SIZE];
    private int[] table = new int[FIRST_SIZE * 2];
    private int[] cacheKey = new int[CACHE_SIZE * 3];
    private int[] cacheValue = new int[CACHE_SIZE];
    private int size = 2;
    private long steps;
    private int root;
    private int[] order;

    /** An order to try, with a bound of nodes. */
    private record Attempt(Function<Module, int[]> order, int bound) {
    }

    private Diagram(int levels, int bound) {
        this.levels = levels;
        this.bound = bound;
        level[DOWN] = levels;
        level[UP] = levels;
    }

    /**
     * The diagram of a module's function, by an order that keeps it small: several are tried.
     *
     * @return nothing when all are too large
     */
    public static Optional<Diagram> of(Module module) {
        if (module.leaves().length > MOST_LEVELS) {
            return Optional.empty();
        }
        for (Attempt attempt : ATTEMPTS) {
            Optional<Diagram> diagram = of(module.formula(), module.root(), attempt.order().apply(module),
                    attempt.bound());
            if (diagram.isPresent()) {
                return diagram;
            }
        }
        return Optional.empty();
    }

    /**
     * The diagram of a structure's node.
     *
     * @param order for each variable its level from the top, a permutation
     * @param bound how many nodes may be made; the number of steps is bounded with it
     * @return nothing when it takes more
     */
    static Optional<Diagram> of(Structure structure, int root, int[] order, int bound) {
        var diagram = new Diagram(structure.variables(), bound);
        try {
            diagram.build(structure, root, order);
            return Optional.of(diagram);
        } catch (TooLargeException e) {
            return Optional.empty();
        }
    }

    private void build(Structure structure, int wanted, int[] levelOf) throws TooLargeException {
        int[] functions = new int[structure.size()];
        functions[Structure.ALWAYS] = UP;
        for (int node : structure.cone(wanted)) {
            int variable = structure.variable(node);
            if (variable >= 0) {
                functions[node] = node(levelOf[variable], DOWN, UP);
            } else if (node > Structure.ALWAYS) {
                functions[node] = gate(structure, node, functions);
            }
        }
        root = functions[wanted];
        order = levelOf;
    }

    /** The node of the whole function; no greater one belongs to it. */
    public int root() {
        return root;
    }

    /** The level of a node, from 0 at the top; the levels of {@link #DOWN} and {@link #UP} are below all others. */
    public int level(int node) {
        return level[node];
    }

    /** The level of a variable. */
    public int levelOf(int variable) {
        return order[variable];
    }

    /** The least number of a node that has a variable. */
    public int first() {
        return 2;
    }

    /** Where it goes on when the variable of its level has failed. */
    public int low(int node) {
        return low[node];
    }

    /** Where it goes on when the variable of its level works. */
    public int high(int node) {
        return high[node];
    }

    private int gate(Structure structure, int node, int[] functions) throws TooLargeException {
        int arity = structure.arity(node);
        int threshold = structure.threshold(node);
        int[] of = new int[arity];
        for (int i = 0; i < arity; i++) {
            of[i] = functions[structure.child(node, i)];
        }
        fromBelow(of);
        if (threshold == arity || threshold == 1) {
            int function = of[0];
            for (int i = 1; i < arity; i++) {
                function = apply(threshold == 1 ? OR : AND, function, of[i]);
            }
            return function;
        }
        return atLeast(threshold, of);
    }

    /** Functions that begin low first: then putting them together takes steps only where they meet. */
    private void fromBelow(int[] functions) {
        long[] keys = new long[functions.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) (levels - level[functions[i]]) << 32 | functions[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            functions[i] = (int) keys[i];
        }
    }

    /** After i functions, {@code enough[j]} says that at least j of them work; so it never gets less by a smaller j. */
    private int atLeast(int threshold, int[] of) throws TooLargeException {
        int[] enough = new int[threshold + 1];
        enough[0] = UP;
        for (int function : of) {
            for (int j = threshold; j > 0; j--) {
                enough[j] = apply(OR, apply(AND, function, enough[j - 1]), enough[j]);
            }
        }
        return enough[threshold];
    }

    private int apply(int operation, int a, int b) throws TooLargeException {
        int absorbing = operation == AND ? DOWN : UP;
        if (a == absorbing || b == absorbing) {
            return absorbing;
        }
        if (a == 1 - absorbing || a == b) {
            return b;
        }
        if (b == 1 - absorbing) {
            return a;
        }
        if (++steps > (long) bound * STEPS_PER_NODE) {
            throw new TooLargeException(bound);
        }
        int f = Math.min(a, b);
        int g = Math.max(a, b);
        int slot = hash(operation, f, g) & cacheValue.length - 1;
        if (cacheKey[slot * 3] == f && cacheKey[slot * 3 + 1] == g && cacheKey[slot * 3 + 2] == operation) {
            return cacheValue[slot];
        }
        int top = Math.min(level[f], level[g]);
        int below = apply(operation, level[f] == top ? low[f] : f, level[g] == top ? low[g] : g);
        int above = apply(operation, level[f] == top ? high[f] : f, level[g] == top ? high[g] : g);
        int result = node(top, below, above);
        slot = hash(operation, f, g) & cacheValue.length - 1;
        cacheKey[slot * 3] = f;
        cacheKey[slot * 3 + 1] = g;
        cacheKey[slot * 3 + 2] = operation;
        cacheValue[slot] = result;
        return result;
    }

    private int node(int at, int below, int above) throws TooLargeException {
        if (below == above) {
            return below;
        }
        int slot = hash(at, below, above) & table.length - 1;
        while (table[slot] != 0) {
            int node = table[slot];
            if (level[node] == at && low[node] == below && high[node] == above) {
                return node;
            }
            slot = slot + 1 & table.length - 1;
        }
        if (size == bound) {
            throw new TooLargeException(bound);
        }
        if (size == level.length) {
            grow();
            slot = hash(at, below, above) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
        }
        level[size] = at;
        low[size] = below;
        high[size] = above;
        table[slot] = size;
        return size++;
    }

    private void grow() {
        level = Arrays.copyOf(level, size * 2);
        low = Arrays.copyOf(low, size * 2);
        high = Arrays.copyOf(high, size * 2);
        table = new int[size * 4];
        for (int node = 2; node < size; node++) {
            int slot = hash(level[node], low[node], high[node]) & table.length - 1;
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = node;
        }
        if (cacheValue.length < Math.min(LARGEST_CACHE, size * 2)) {
            cacheKey = new int[cacheKey.length * 2];
            cacheValue = new int[cacheValue.length * 2];
        }
    }

    private static int hash(int a, int b, int c) {
        int hash = a * 0x9E3779B1 + b;
        hash = (hash ^ hash >>> 15) * 0x85EBCA6B + c;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
