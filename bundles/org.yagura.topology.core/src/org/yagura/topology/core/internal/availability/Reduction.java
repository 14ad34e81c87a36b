/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.availability;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/**
 * Makes a function simpler before its unavailability is computed.
 *
 * <p>What stops it alone is a factor of its own: {@code f = x1 and ... and xk and f'} where f' takes these for working.
 * And a part of it that is hardly ever down, at most for the share {@link #NEGLIGIBLE}, is taken for working: that changes
 * the result by at most this share. That a part is so seldom down is proved by bounds from below: "all of" is down at most
 * for the sum of its children's shares; "one of" at most for the product over children that have nothing in common; "k of n"
 * at most for the sum divided by n-k+1. So the hundredth way around through a large network costs nothing.
 */
final class Reduction {
    /** Less than a double can tell from nothing beside the availability. */
    static final double NEGLIGIBLE = 1e-17;

    private final Structure structure;
    private final double[] unavailability;
    private final StructureBuilder builder = new StructureBuilder();
    private final int[] original;
    private final int[] cone;
    private final Part[] parts;
    private final int root;
    private double neglected;

    /**
     * Reduces a function.
     *
     * @param singles variables that stop it alone
     */
    Reduction(Structure structure, int root, int[] singles, double[] unavailability) {
        this.structure = structure;
        this.unavailability = unavailability;
        var single = new BitSet();
        Arrays.stream(singles).forEach(single::set);
        cone = structure.cone(root);
        original = new int[cone.length];
        parts = new Part[cone.length];
        for (int i : variablesFirst()) {
            int variable = structure.variable(cone[i]);
            parts[i] = variable >= 0 ? leaf(variable, single.get(variable)) : gate(cone[i]);
        }
        this.root = parts[cone.length - 1].node();
    }

    /** Indexes into the cone; variables first, so that they keep their order among each other, which is their place. */
    private int[] variablesFirst() {
        return IntStream.concat(
                IntStream.range(0, cone.length).filter(i -> structure.variable(cone[i]) >= 0).boxed()
                        .sorted(Comparator.comparingInt(i -> structure.variable(cone[i]))).mapToInt(i -> i),
                IntStream.range(0, cone.length).filter(i -> structure.variable(cone[i]) < 0)).toArray();
    }

    private Part child(int node, int index) {
        return parts[Arrays.binarySearch(cone, structure.child(node, index))];
    }

    /** A node of the reduced function, at most for what share it is down, and what it depends on. */
    private record Part(int node, double down, BitSet support) {
    }

    private Part leaf(int variable, boolean factor) {
        if (factor || unavailability[variable] == 0) {
            return new Part(Structure.ALWAYS, 0, new BitSet());
        }
        original[builder.variables()] = variable;
        var support = new BitSet();
        support.set(builder.variables());
        return new Part(builder.variable(), unavailability[variable], support);
    }

    private Part gate(int node) {
        if (node <= Structure.ALWAYS) {
            return new Part(node, node == Structure.NEVER ? 1 : 0, new BitSet());
        }
        int arity = structure.arity(node);
        int threshold = structure.threshold(node);
        int[] nodes = new int[arity];
        double sum = 0;
        var support = new BitSet();
        for (int i = 0; i < arity; i++) {
            Part child = child(node, i);
            nodes[i] = child.node();
            sum += child.down();
            support.or(child.support());
        }
        int reduced = builder.atLeast(threshold, nodes);
        double down = threshold == 1 ? allDown(node) : Math.min(1, sum / (arity - threshold + 1));
        if (node != cone[cone.length - 1] && reduced > Structure.ALWAYS && down < NEGLIGIBLE) {
            neglected += down;
            return new Part(Structure.ALWAYS, 0, new BitSet());
        }
        return new Part(reduced, reduced == Structure.ALWAYS ? 0 : down, support);
    }

    /** The product over children that have nothing in common, the least first. */
    private double allDown(int node) {
        Part[] children = new Part[structure.arity(node)];
        Arrays.setAll(children, i -> child(node, i));
        Arrays.sort(children, Comparator.comparingDouble(Part::down));
        double product = 1;
        var used = new BitSet();
        for (int i = 0; i < children.length && product >= NEGLIGIBLE; i++) {
            if (!children[i].support().intersects(used)) {
                product *= children[i].down();
                used.or(children[i].support());
            }
        }
        return product;
    }

    /** The node that is left, in {@link #structure()}. */
    int root() {
        return root;
    }

    /** What is left; its variables are in the order of the original ones. */
    Structure structure() {
        return builder.build();
    }

    /** The original variable of one that is left. */
    int original(int variable) {
        return original[variable];
    }

    /** At most so much more it is down than what is left says. */
    double neglected() {
        return neglected;
    }
}
