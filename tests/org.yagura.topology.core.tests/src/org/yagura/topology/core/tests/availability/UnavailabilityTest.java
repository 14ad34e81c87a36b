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
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.availability.Unavailability;
import org.yagura.topology.core.internal.structure.SingleFailures;
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
            Unavailability found = unavailability(r, u);
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
            unavailability(r, u).forEachVariable((v, slope) -> importance[v] = slope);
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

    /** Whatever is known to stop it alone only makes it quicker. */
    @Test
    void itIsTheSameWithoutKnowingSingles() {
        var random = new Random(8);
        for (int round = 0; round < 1000; round++) {
            RandomStructure r = RandomStructure.of(random, 10);
            double[] u = random.doubles(r.variables()).toArray();
            double with = unavailability(r, u).upper();
            assertEquals(with, Unavailability.of(r.structure(), r.root(), new int[0], u).upper(), 1e-12);
        }
    }

    private static Unavailability unavailability(RandomStructure r, double[] u) {
        int[] singles = SingleFailures.of(r.structure(), new BitSet()).stopping(r.root());
        return Unavailability.of(r.structure(), r.root(), singles, u);
    }

    /** Parts that hardly ever are down are left out, and the bounds still hold the truth. */
    @Test
    void whatIsNeglectedIsInTheBounds() {
        var random = new Random(10);
        for (int round = 0; round < 1000; round++) {
            RandomStructure r = RandomStructure.of(random, 10);
            double[] u = random.doubles(r.variables()).map(x -> Math.pow(10, -12 * x)).toArray();
            Unavailability found = unavailability(r, u);
            double truth = RandomStructure.unavailability(r.works(), u);
            assertTrue(found.lower() <= truth * (1 + 1e-9) && truth <= found.upper() * (1 + 1e-9),
                    found.lower() + " " + truth + " " + found.upper());
            assertTrue(found.upper() - found.lower() < 1e-15);
        }
    }

    @Test
    void verySmallNumbersAreNotLost() {
        var builder = new StructureBuilder();
        int root = builder.or(builder.variable(), builder.variable(), builder.variable());
        double[] u = {1e-7, 2e-8, 3e-9};
        assertEquals(6e-24, Unavailability.of(builder.build(), root, new int[0], u).upper(), 1e-36);
    }

    /** A grid of 20 by 20 that needs a way from one corner to the other: no order keeps its diagram small. */
    @Test
    void whatIsTooLargeGetsBoundsThatHoldTheTruth() {
        Grid large = new Grid(20, 20);
        double[] u = new double[large.structure.variables()];
        Arrays.fill(u, 1e-4);
        Unavailability bounds = Unavailability.of(large.structure, large.way, new int[0], u);
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
        Unavailability exact = Unavailability.of(grid.structure, grid.way, new int[0], u);
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
            way = ways.between(ways.from(List.of(end(0))), ways.from(List.of(end(rows * columns - 1))));
            structure = builder.build();
        }

        private static Ways.End end(int vertex) {
            return new Ways.End(vertex, Structure.ALWAYS);
        }
    }
}
