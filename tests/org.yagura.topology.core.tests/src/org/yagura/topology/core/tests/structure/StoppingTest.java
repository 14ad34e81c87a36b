/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.structure.Modules;
import org.yagura.topology.core.internal.structure.SingleFailures;
import org.yagura.topology.core.internal.structure.StoppingSets;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/** Single failures and pairs, compared with trying them all on thousands of random structures. */
final class StoppingTest {
    private static final int ROUNDS = 2000;

    @Test
    void singleFailuresAreThoseThatStop() {
        var random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            RandomStructure r = RandomStructure.of(random, 12);
            BitSet failed = some(random, r.variables(), 0.15);
            SingleFailures singles = SingleFailures.of(r.structure(), failed);
            int state = number(failed);
            assertEquals(r.works().get(state), singles.works(r.root()));
            int[] expected = IntStream.range(0, r.variables()).filter(v -> r.works().get(state) && !failed.get(v)
                    && !r.works().get(state | 1 << v)).toArray();
            assertArrayEquals(expected, singles.stopping(r.root()));
        }
    }

    @Test
    void pairsAreThoseOfWhichNoneStopsAlone() {
        var random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            RandomStructure r = RandomStructure.of(random, 12);
            BitSet never = some(random, r.variables(), 0.1);
            var sets = new StoppingSets(Modules.of(r.structure(), r.root()), never);
            int[] singles = SingleFailures.of(r.structure(), new BitSet()).stopping(r.root());
            assertArrayEquals(IntStream.of(singles).filter(v -> !never.get(v)).toArray(), sets.singles());
            var expected = new TreeSet<String>();
            for (int a = 0; a < r.variables(); a++) {
                for (int b = a + 1; b < r.variables(); b++) {
                    if (!never.get(a) && !never.get(b) && r.works().get(1 << a) && r.works().get(1 << b)
                            && !r.works().get(1 << a | 1 << b)) {
                        expected.add(a + " " + b);
                    }
                }
            }
            var found = new TreeSet<String>();
            sets.forEachPair((a, b) -> assertTrue(found.add(Math.min(a, b) + " " + Math.max(a, b)), "twice"));
            assertEquals(expected, found);
        }
    }

    @Test
    void nothingStopsWhatDoesNotWork() {
        var builder = new StructureBuilder();
        int both = builder.and(builder.variable(), builder.variable());
        var failed = new BitSet();
        failed.set(0);
        SingleFailures singles = SingleFailures.of(builder.build(), failed);
        assertArrayEquals(new int[0], singles.stopping(both));
        assertArrayEquals(new int[0], singles.stopping(Structure.NEVER));
        assertArrayEquals(new int[0], singles.stopping(Structure.ALWAYS));
    }

    private static BitSet some(Random random, int of, double share) {
        var some = new BitSet();
        IntStream.range(0, of).filter(v -> random.nextDouble() < share).forEach(some::set);
        return some;
    }

    private static int number(BitSet failed) {
        return failed.isEmpty() ? 0 : (int) failed.toLongArray()[0];
    }
}
