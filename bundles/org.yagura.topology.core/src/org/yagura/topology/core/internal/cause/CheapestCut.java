/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.cause;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.yagura.topology.core.internal.bdd.Diagram;
import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Modules;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/**
 * The cheapest set of failures that stops something.
 *
 * <p>In a module's diagram it is the cheapest path to "down", where a failed variable costs what it costs and a working one
 * nothing; modules have no variables in common, so their cheapest sets are put together. Exact, unless a diagram is too
 * large: then a set of which nothing can be left out, the dearest left out first.
 *
 * @param variables what fails
 * @param exact whether there is proved to be no cheaper one
 */
public record CheapestCut(BitSet variables, boolean exact) {

    /**
     * Finds it.
     *
     * @param root the node that is to stop
     * @param candidates variables that may fail; the others work
     * @param cost for each variable of the structure what its failure costs, greater than 0
     * @return nothing when it does not stop even if all candidates fail
     */
    public static Optional<CheapestCut> of(Structure structure, int root, BitSet candidates, double[] cost) {
        var builder = new StructureBuilder();
        int[] original = new int[candidates.cardinality()];
        int[] known = new int[structure.size()];
        Arrays.fill(known, -1);
        for (int v = 0; v < structure.variables(); v++) {
            if (candidates.get(v)) {
                original[builder.variables()] = v;
                known[structure.literal(v)] = builder.variable();
            } else {
                known[structure.literal(v)] = Structure.ALWAYS;
            }
        }
        int reduced = builder.copy(structure, root, known);
        if (reduced == Structure.ALWAYS) {
            return Optional.empty();
        }
        if (reduced == Structure.NEVER) {
            return Optional.of(new CheapestCut(new BitSet(), true));
        }
        double[] reducedCost = Arrays.stream(original).mapToDouble(v -> cost[v]).toArray();
        CheapestCut cut = of(builder.build(), reduced, reducedCost);
        var variables = new BitSet();
        cut.variables().stream().forEach(v -> variables.set(original[v]));
        return Optional.of(new CheapestCut(variables, cut.exact()));
    }

    private static CheapestCut of(Structure structure, int root, double[] cost) {
        List<Module> modules = Modules.of(structure, root);
        double[] total = new double[modules.size()];
        BitSet[] cuts = new BitSet[total.length];
        for (int m = 0; m < total.length; m++) {
            Module module = modules.get(m);
            double[] leafCost = Arrays.stream(module.leaves()).mapToDouble(l -> l >= 0 ? cost[l] : total[~l]).toArray();
            Optional<Diagram> diagram = Diagram.of(module);
            if (diagram.isEmpty()) {
                return new CheapestCut(irreducible(structure, root, cost), false);
            }
            cuts[m] = new BitSet();
            for (int i : cheapest(diagram.get(), leafCost)) {
                int leaf = module.leaves()[i];
                total[m] += leafCost[i];
                if (leaf >= 0) {
                    cuts[m].set(leaf);
                } else {
                    cuts[m].or(cuts[~leaf]);
                }
            }
        }
        return new CheapestCut(cuts[cuts.length - 1], true);
    }

    /** The leaves that fail on the cheapest path to "down". */
    private static int[] cheapest(Diagram diagram, double[] cost) {
        int[] leafAt = new int[cost.length];
        for (int i = 0; i < cost.length; i++) {
            leafAt[diagram.levelOf(i)] = i;
        }
        double[] best = new double[diagram.root() + 1];
        best[Diagram.UP] = Double.POSITIVE_INFINITY;
        for (int node = diagram.first(); node <= diagram.root(); node++) {
            best[node] = Math.min(best[diagram.high(node)],
                    best[diagram.low(node)] + cost[leafAt[diagram.level(node)]]);
        }
        IntStream.Builder failed = IntStream.builder();
        for (int node = diagram.root(); node != Diagram.DOWN;) {
            if (best[diagram.high(node)] <= best[node]) {
                node = diagram.high(node);
            } else {
                failed.add(leafAt[diagram.level(node)]);
                node = diagram.low(node);
            }
        }
        return failed.build().toArray();
    }

    private static BitSet irreducible(Structure structure, int root, double[] cost) {
        int[] cone = structure.cone(root);
        BitSet failed = structure.support(root);
        failed.stream().boxed().sorted(Comparator.comparingDouble((Integer v) -> -cost[v])).forEach(v -> {
            failed.clear(v);
            if (structure.works(cone, failed)) {
                failed.set(v);
            }
        });
        return failed;
    }
}
