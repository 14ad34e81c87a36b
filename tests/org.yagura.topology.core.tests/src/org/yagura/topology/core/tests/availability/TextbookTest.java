/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.availability.Unavailability;
import org.yagura.topology.core.internal.structure.SingleFailures;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;
import org.yagura.topology.core.internal.structure.Ways;

/** Examples with figures that others have published. */
final class TextbookTest {
    private final StructureBuilder builder = new StructureBuilder();

    /** R. Billinton and R. N. Allan, Reliability Evaluation of Engineering Systems, chapter 5: a bridge, each 0.99. */
    @Test
    void bridgeOfBillintonAndAllan() {
        assertEquals(0.99979805, bridge(0.99), 5e-9);
    }

    /** S. Soh and S. Rai, IEEE Transactions on Reliability 40(4), 1991: the bridge as benchmark network, each 0.9. */
    @Test
    void bridgeOfSohAndRai() {
        assertEquals(0.978480, bridge(0.9), 5e-7);
    }

    /** R. E. Barlow, Engineering Reliability, 1998, section 6.1: the polynomial of the bridge. */
    @Test
    void bridgeOfBarlow() {
        for (double p = 0; p <= 1; p += 0.05) {
            double polynomial = 2 * p * p + 2 * p * p * p - 5 * Math.pow(p, 4) + 2 * Math.pow(p, 5);
            assertEquals(polynomial, bridge(p), 1e-12);
        }
    }

    private static double bridge(double reliability) {
        var builder = new StructureBuilder();
        var ways = new Ways(builder);
        for (int vertex = 0; vertex < 4; vertex++) {
            ways.vertex(vertex, Structure.ALWAYS);
        }
        for (int[] edge : new int[][]{{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}}) {
            ways.edge(edge[0], edge[1], builder.variable());
        }
        int way = ways.between(ways.from(List.of(new Ways.End(0, Structure.ALWAYS))),
                ways.from(List.of(new Ways.End(3, Structure.ALWAYS))));
        return reliability(builder, way, reliability, reliability, reliability, reliability, reliability);
    }

    /** ReliaSoft, System Analysis Reference, chapter 3: three in series of 99.5 %, 98.7 % and 97.3 %. */
    @Test
    void seriesOfReliaSoft() {
        int root = builder.and(builder.variable(), builder.variable(), builder.variable());
        assertEquals(0.9555, reliability(builder, root, 0.995, 0.987, 0.973), 5e-5);
    }

    /** The same chapter: the three in parallel. */
    @Test
    void parallelOfReliaSoft() {
        int root = builder.or(builder.variable(), builder.variable(), builder.variable());
        assertEquals(0.999998245, reliability(builder, root, 0.995, 0.987, 0.973), 5e-10);
    }

    /** MIL-HDBK-338B, k-out-of-n configuration: three of four displays of 0.9. */
    @Test
    void displaysOfTheMilitaryHandbook() {
        int root = builder.atLeast(3, builder.variable(), builder.variable(), builder.variable(), builder.variable());
        assertEquals(0.9477, reliability(builder, root, 0.9, 0.9, 0.9, 0.9), 1e-12);
    }

    /** Triple modular redundancy, R. E. Lyons and W. Vanderkulk, IBM Journal 6(2), 1962: 3R² - 2R³. */
    @Test
    void majorityOfLyonsAndVanderkulk() {
        int root = builder.atLeast(2, builder.variable(), builder.variable(), builder.variable());
        assertEquals(3 * 0.81 - 2 * 0.729, reliability(builder, root, 0.9, 0.9, 0.9), 1e-12);
    }

    /** The binomial tail of 5 of 8, which every handbook has. */
    @Test
    void binomialTail() {
        int[] eight = new int[8];
        Arrays.setAll(eight, i -> builder.variable());
        int root = builder.atLeast(5, eight);
        double tail = 56 * Math.pow(0.7, 5) * Math.pow(0.3, 3) + 28 * Math.pow(0.7, 6) * Math.pow(0.3, 2)
                + 8 * Math.pow(0.7, 7) * 0.3 + Math.pow(0.7, 8);
        assertEquals(tail, reliability(builder, root, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7), 1e-12);
    }

    private static double reliability(StructureBuilder builder, int root, double... reliabilities) {
        double[] u = Arrays.stream(reliabilities).map(r -> 1 - r).toArray();
        Structure structure = builder.build();
        int[] singles = SingleFailures.of(structure, new BitSet()).stopping(root);
        return 1 - Unavailability.of(structure, root, singles, u).upper();
    }
}
