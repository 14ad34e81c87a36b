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

import org.yagura.topology.core.internal.structure.Structure;

/**
 * Orders of variables that usually keep diagrams small: as a depth-first walk meets them; the same with those that many
 * gates share at the top; and by FORCE, which moves variables to the middle of what they belong to (F. Aloul, I. Markov,
 * K. Sakallah, "FORCE: a fast and easy-to-implement variable-ordering heuristic", GLSVLSI 2003).
 */
final class VariableOrders {
    private static final int ROUNDS = 30;

    private final Structure structure;
    private final int[] cone;
    private final int[] uses;

    private VariableOrders(Structure structure, int root) {
        this.structure = structure;
        cone = structure.cone(root);
        uses = new int[structure.size()];
        for (int node : cone) {
            for (int i = 0; i < structure.arity(node); i++) {
                uses[structure.child(node, i)]++;
            }
        }
    }

    /** Orders to try, the likely best first; each gives every variable its level from the top. */
    static List<int[]> of(Structure structure, int root) {
        var orders = new VariableOrders(structure, root);
        int[] walk = orders.walk(root);
        int[] shared = orders.levels(IntStream.of(walk).boxed()
                .sorted(Comparator.comparing((Integer v) -> -orders.sharing(v))).mapToInt(v -> v).toArray());
        var all = new ArrayList<int[]>();
        all.add(orders.levels(walk));
        if (Arrays.stream(walk).anyMatch(v -> orders.sharing(v) > 1)) {
            all.add(shared);
            all.add(orders.force(all.getFirst()));
        }
        return all;
    }

    private int sharing(int variable) {
        int times = uses[structure.literal(variable)];
        return times > 1 ? times : 1;
    }

    private int[] levels(int[] variables) {
        int[] levels = new int[structure.variables()];
        for (int i = 0; i < variables.length; i++) {
            levels[variables[i]] = i;
        }
        return levels;
    }

    /** All variables in the order in which a walk from the root meets them; gates with few below go first. */
    private int[] walk(int root) {
        int[] weight = weights();
        var met = new BitSet();
        int[] order = new int[structure.variables()];
        int length = 0;
        var path = new ArrayList<Integer>(List.of(root));
        while (!path.isEmpty()) {
            int node = path.removeLast();
            if (met.get(node)) {
                continue;
            }
            met.set(node);
            if (structure.variable(node) >= 0) {
                order[length++] = structure.variable(node);
            }
            IntStream.range(0, structure.arity(node)).mapToObj(i -> structure.child(node, i))
                    .sorted(Comparator.comparingInt((Integer c) -> -weight[c])).forEach(path::add);
        }
        return Arrays.copyOf(order, length);
    }

    /** How many paths lead from a node down to variables, as far as an int counts. */
    private int[] weights() {
        int[] weight = new int[structure.size()];
        for (int node : cone) {
            long sum = structure.variable(node) >= 0 ? 1 : 0;
            for (int i = 0; i < structure.arity(node); i++) {
                sum += weight[structure.child(node, i)];
            }
            weight[node] = (int) Math.min(sum, Integer.MAX_VALUE);
        }
        return weight;
    }

    private int[] force(int[] levels) {
        double[] place = new double[structure.size()];
        for (int node : cone) {
            place[node] = structure.variable(node) >= 0 ? levels[structure.variable(node)] : mean(node, place);
        }
        for (int round = 0; round < ROUNDS; round++) {
            place = moved(place);
        }
        double[] last = place;
        int[] variables = IntStream.of(cone).map(structure::variable).filter(v -> v >= 0).boxed()
                .sorted(Comparator.comparingDouble((Integer v) -> last[structure.literal(v)])).mapToInt(v -> v)
                .toArray();
        return levels(variables);
    }

    private double mean(int node, double[] place) {
        double sum = 0;
        for (int i = 0; i < structure.arity(node); i++) {
            sum += place[structure.child(node, i)];
        }
        return structure.arity(node) == 0 ? 0 : sum / structure.arity(node);
    }

    /** Every node moves to the middle of the gates that it belongs to, and is then put in line by rank. */
    private double[] moved(double[] place) {
        double[] sum = new double[place.length];
        int[] count = new int[place.length];
        for (int gate : cone) {
            int arity = structure.arity(gate);
            if (arity == 0) {
                continue;
            }
            double middle = (mean(gate, place) * arity + place[gate]) / (arity + 1);
            sum[gate] += middle;
            count[gate]++;
            for (int i = 0; i < arity; i++) {
                sum[structure.child(gate, i)] += middle;
                count[structure.child(gate, i)]++;
            }
        }
        Integer[] ranked = IntStream.of(cone).boxed().toArray(Integer[]::new);
        Arrays.sort(ranked, Comparator.comparingDouble((Integer n) -> count[n] == 0 ? 0 : sum[n] / count[n]));
        double[] moved = new double[place.length];
        for (int i = 0; i < ranked.length; i++) {
            moved[ranked[i]] = i;
        }
        return moved;
    }
}
