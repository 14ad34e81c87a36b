/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.bdd;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.ArrayList;
import java.util.stream.IntStream;

import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Structure;

/**
 * Orders of variables that usually keep diagrams small: by place, because what stands in one rack on one power system is
 * then together and only what leads out of there must be remembered; and as a depth-first walk from the root meets them,
 * which suits functions whose parts have little in common.
 */
final class VariableOrders {
    private VariableOrders() {
    }

    /** Orders to try; each gives every variable of the module's formula its level from the top. */
    static List<int[]> of(Module module) {
        int[] byPlace = IntStream.range(0, module.places().length).boxed()
                .sorted(Comparator.comparingInt((Integer v) -> module.places()[v])).mapToInt(v -> v).toArray();
        return List.of(levels(byPlace), levels(walk(module.formula(), module.root())));
    }

    private static int[] levels(int[] variables) {
        int[] levels = new int[variables.length];
        for (int i = 0; i < variables.length; i++) {
            levels[variables[i]] = i;
        }
        return levels;
    }

    private static int[] walk(Structure structure, int root) {
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
            for (int i = structure.arity(node) - 1; i >= 0; i--) {
                path.add(structure.child(node, i));
            }
        }
        return order;
    }
}
