/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.cause.CheapestCut;
import org.yagura.topology.core.tests.structure.RandomStructure;

final class CheapestCutTest {

    @Test
    void itIsTheCheapestOfAll() {
        var random = new Random(31);
        for (int round = 0; round < 1500; round++) {
            RandomStructure r = RandomStructure.of(random, 10);
            double[] cost = random.doubles(r.variables(), 0.1, 1).toArray();
            var candidates = new BitSet();
            for (int v = 0; v < r.variables(); v++) {
                candidates.set(v, random.nextInt(4) > 0);
            }
            double best = Double.POSITIVE_INFINITY;
            for (int state = 0; state < 1 << r.variables(); state++) {
                BitSet failed = BitSet.valueOf(new long[]{state});
                if (!r.works().get(state) && containsAll(candidates, failed)) {
                    best = Math.min(best, cost(failed, cost));
                }
            }
            Optional<CheapestCut> cut = CheapestCut.of(r.structure(), r.root(), candidates, cost);
            assertEquals(Double.isFinite(best), cut.isPresent());
            if (cut.isPresent()) {
                BitSet failed = cut.get().variables();
                assertTrue(cut.get().exact() && containsAll(candidates, failed));
                assertFalse(r.structure().working(failed)[r.root()]);
                assertEquals(best, cost(failed, cost), 1e-12);
            }
        }
    }

    private static boolean containsAll(BitSet all, BitSet some) {
        var rest = (BitSet) some.clone();
        rest.andNot(all);
        return rest.isEmpty();
    }

    private static double cost(BitSet failed, double[] cost) {
        return failed.stream().mapToDouble(v -> cost[v]).sum();
    }
}
