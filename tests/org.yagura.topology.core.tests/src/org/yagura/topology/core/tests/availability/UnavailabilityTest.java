/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.availability.Unavailability;
import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Modules;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;
import org.yagura.topology.core.internal.structure.Ways;
import org.yagura.topology.core.tests.structure.RandomStructure;

final class UnavailabilityTest {
    private static final int ROUNDS = 2000;

    @Test
    void itIsTheProbabilityOfAllStatesThatDoNotWork() {
        var random = new Random(6);
        for (int round = 0; round < ROUNDS; round++) {
            RandomStructure r = RandomStructure.of(random, 12);
            double[] u = random.doubles(r.variables()).toArray();
            Unavailability found = Unavailability.of(Modules.of(r.structure(), r.root()), u);
            assertTrue(found.exact());
            assertEquals(RandomStructure.unavailability(r.works(), u), found.upper(), 1e-12);
        }
    }

    @Test
    void importanceIsTheSlope() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            RandomStructure r = RandomStructure.of(random, 10);
            double[] u = random.doubles(r.variables()).toArray();
            double[] importance = new double[u.length];
            Unavailability.of(Modules.of(r.structure(), r.root()), u)
                    .forEachVariable((v, slope) -> importance[v] = slope);
            for (int v = 0; v < u.length; v++) {
                double[] failed = u.clone();
                failed[v] = 1;
                double[] working = u.clone();
                working[v] = 0;
                assertEquals(RandomStructure.unavailability(r.works(), failed)
                        - RandomStructure.unavailability(r.works(), working), importance[v], 1e-12);
            }
        }
    }

    @Test
    void aSecondOneGainsWhatRecomputingSays() {
        var random = new Random(8);
        int compared = 0;
        for (int round = 0; round < 1000; round++) {
            RandomStructure r = RandomStructure.of(random, 8);
            double[] u = random.doubles(r.variables()).toArray();
            Unavailability once = Unavailability.of(Modules.of(r.structure(), r.root()), u);
            for (int node = Structure.ALWAYS + 1; node < r.root(); node++) {
                OptionalDouble gain = once.gainOfSecond(node);
                if (gain.isPresent()) {
                    compared++;
                    assertEquals(once.upper() - doubled(r, node, u), gain.getAsDouble(), 1e-12);
                }
            }
        }
        assertTrue(compared > 100, "compared " + compared);
    }

    private static double doubled(RandomStructure r, int node, double[] u) {
        var builder = new StructureBuilder();
        int[] known = literals(r, builder);
        int[] second = literals(r, builder);
        known[node] = builder.or(builder.copy(r.structure(), node, known.clone()),
                builder.copy(r.structure(), node, second));
        int root = builder.copy(r.structure(), r.root(), known);
        double[] twice = Arrays.copyOf(u, u.length * 2);
        System.arraycopy(u, 0, twice, u.length, u.length);
        return Unavailability.of(Modules.of(builder.build(), root), twice).upper();
    }

    private static int[] literals(RandomStructure r, StructureBuilder builder) {
        int[] known = new int[r.structure().size()];
        Arrays.fill(known, -1);
        for (int v = 0; v < r.variables(); v++) {
            known[r.structure().literal(v)] = builder.variable();
        }
        return known;
    }

    @Test
    void verySmallNumbersAreNotLost() {
        var builder = new StructureBuilder();
        int root = builder.or(builder.variable(), builder.variable(), builder.variable());
        double[] u = {1e-7, 2e-8, 3e-9};
        assertEquals(6e-24, Unavailability.of(Modules.of(builder.build(), root), u).upper(), 1e-36);
    }

    /** A grid of 20 by 20 that needs a way from one corner to the other: no order keeps its diagram small. */
    @Test
    void whatIsTooLargeGetsBoundsThatHoldTheTruth() {
        Grid large = new Grid(20, 20);
        double[] u = new double[large.structure.variables()];
        Arrays.fill(u, 1e-4);
        Unavailability bounds = Unavailability.of(large.modules(), u);
        double corners = 1 - Math.pow(1 - 1e-4, 2);
        double cornersAndPairs = corners + 1e-7;
        assertFalse(bounds.exact());
        assertTrue(bounds.lower() > 0.9 * corners && bounds.lower() < cornersAndPairs, "" + bounds.lower());
        assertTrue(bounds.upper() > corners && bounds.upper() < 1.5 * corners, "" + bounds.upper());
    }

    @Test
    void aGridOfModestSizeIsExact() {
        Grid grid = new Grid(4, 4);
        double[] u = new double[grid.structure.variables()];
        Arrays.fill(u, 0.1);
        Unavailability exact = Unavailability.of(grid.modules(), u);
        assertTrue(exact.exact());
        double sum = RandomStructure.unavailability(RandomStructure.states(grid.structure, grid.way), u);
        assertEquals(sum, exact.upper(), 1e-12);
    }

    /** Crossings that fail, in rows and columns, and the way from the first to the last. */
    private static final class Grid {
        private final Structure structure;
        private final int way;

        Grid(int rows, int columns) {
            var builder = new StructureBuilder();
            var ways = new Ways(builder);
            for (int i = 0; i < rows * columns; i++) {
                ways.vertex(i, builder.variable());
            }
            for (int i = 0; i < rows * columns; i++) {
                if (i % columns > 0) {
                    ways.edge(i - 1, i, Structure.ALWAYS);
                }
                if (i >= columns) {
                    ways.edge(i - columns, i, Structure.ALWAYS);
                }
            }
            way = ways.between(List.of(end(0)), List.of(end(rows * columns - 1)));
            structure = builder.build();
        }

        private static Ways.End end(int vertex) {
            return new Ways.End(vertex, Structure.ALWAYS);
        }

        List<Module> modules() {
            return Modules.of(structure, way);
        }
    }
}
