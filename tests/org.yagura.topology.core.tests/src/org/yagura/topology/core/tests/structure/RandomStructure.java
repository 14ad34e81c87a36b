/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.structure;

import java.util.BitSet;
import java.util.Random;

import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/**
 * A random structure with few variables, and the value of its root in every state.
 *
 * @param structure all of it
 * @param root a node that is not a constant
 * @param works for every state whether the root works; bit v of a state's number says that variable v has failed
 */
public record RandomStructure(Structure structure, int root, BitSet works) {

    /** A structure with 2 to {@code most} variables. */
    public static RandomStructure of(Random random, int most) {
        while (true) {
            var builder = new StructureBuilder();
            int variables = 2 + random.nextInt(most - 1);
            int[] nodes = new int[variables + 2 + random.nextInt(16)];
            for (int i = 0; i < variables; i++) {
                nodes[i] = builder.variable();
            }
            for (int i = variables; i < nodes.length; i++) {
                int[] of = new int[2 + random.nextInt(3)];
                for (int c = 0; c < of.length; c++) {
                    of[c] = nodes[Math.max(0, i - 1 - random.nextInt(i))];
                }
                nodes[i] = switch (random.nextInt(5)) {
                    case 0, 1 -> builder.and(of);
                    case 2, 3 -> builder.or(of);
                    default -> builder.atLeast(1 + random.nextInt(of.length), of);
                };
            }
            int root = nodes[nodes.length - 1];
            Structure structure = builder.build();
            if (structure.variable(root) < 0) {
                return new RandomStructure(structure, root, states(structure, root));
            }
        }
    }

    /** The value of a node in every state. */
    public static BitSet states(Structure structure, int root) {
        var works = new BitSet();
        for (int state = 0; state < 1 << structure.variables(); state++) {
            works.set(state, structure.working(BitSet.valueOf(new long[]{state}))[root]);
        }
        return works;
    }

    /** How many variables there are. */
    public int variables() {
        return structure.variables();
    }

    /** The unavailability, by adding up the probabilities of all states in which the root does not work. */
    public static double unavailability(BitSet works, double[] u) {
        double sum = 0;
        for (int state = works.nextClearBit(0); state < 1 << u.length; state = works.nextClearBit(state + 1)) {
            double probability = 1;
            for (int v = 0; v < u.length; v++) {
                probability *= (state >> v & 1) == 1 ? u[v] : 1 - u[v];
            }
            sum += probability;
        }
        return sum;
    }
}
