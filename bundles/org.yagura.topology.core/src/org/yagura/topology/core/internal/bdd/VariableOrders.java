/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.bdd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Structure;

/** Orders of variables that usually keep diagrams small; each gives every variable of a module's formula its level. */
final class VariableOrders {
    private static final int ROUNDS = 60;

    private VariableOrders() {
    }

    /** By place: what stands in one rack on one power system is together, and only what leads out must be remembered. */
    static int[] byPlace(Module module) {
        return sorted(module.places().length, Comparator.comparingInt(v -> module.places()[v]));
    }

    private static int[] sorted(int variables, Comparator<Integer> order) {
        return levels(IntStream.range(0, variables).boxed().sorted(order).mapToInt(v -> v).toArray());
    }

    private static int[] levels(int[] variables) {
        int[] levels = new int[variables.length];
        for (int i = 0; i < variables.length; i++) {
            levels[variables[i]] = i;
        }
        return levels;
    }

    /** As a depth-first walk from the root meets them: for functions whose parts have little in common. */
    static int[] walk(Module module) {
        Structure structure = module.formula();
        var met = new BitSet();
        int[] order = new int[structure.variables()];
        int length = 0;
        var path = new ArrayList<Integer>(List.of(module.root()));
        while (!path.isEmpty()) {
            int node = path.removeLast();
            if (met.get(node)) {
                continue;
            }
            met.set(node);
            if (structure.variable(node) >= 0) {
                order[length++] = structure.variable(node);
            }
            for (int i = structure.arity(node) - 1; i >= 0; i--) {
                path.add(structure.child(node, i));
            }
        }
        return levels(order);
    }

    /**
     * By FORCE: from the walk on, each variable moves to the middle of the gates that it belongs to, small gates counting
     * more (F. Aloul, I. Markov, K. Sakallah, "FORCE: a fast and easy-to-implement variable-ordering heuristic", GLSVLSI
     * 2003).
     */
    static int[] byForce(Module module) {
        Structure structure = module.formula();
        int variables = structure.variables();
        int[][] gates = Arrays.stream(structure.cone(module.root())).filter(n -> structure.arity(n) > 0)
                .mapToObj(n -> structure.support(n).stream().toArray()).toArray(int[][]::new);
        int[] levels = walk(module);
        for (int round = 0; round < ROUNDS; round++) {
            double[] sum = new double[variables];
            double[] weight = new double[variables];
            for (int[] gate : gates) {
                double share = 1.0 / gate.length;
                double middle = 0;
                for (int variable : gate) {
                    middle += levels[variable] * share;
                }
                for (int variable : gate) {
                    sum[variable] += middle * share;
                    weight[variable] += share;
                }
            }
            int[] before = levels;
            levels = sorted(variables, Comparator.comparingDouble(v -> sum[v] / weight[v]));
            if (Arrays.equals(before, levels)) {
                return levels;
            }
        }
        return levels;
    }
}
