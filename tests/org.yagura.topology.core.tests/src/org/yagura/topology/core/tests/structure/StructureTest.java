/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

final class StructureTest {
    private final StructureBuilder builder = new StructureBuilder();
    private final int a = builder.variable();
    private final int b = builder.variable();
    private final int c = builder.variable();

    @Test
    void equalFunctionsAreOneNode() {
        assertEquals(builder.and(a, b), builder.and(b, a, a));
        assertEquals(builder.or(a, b), builder.or(b, a));
        assertEquals(builder.atLeast(2, a, b, c), builder.atLeast(2, c, b, a));
        assertNotEquals(builder.and(a, b), builder.or(a, b));
    }

    @Test
    void gatesThatAreConstantsOrChildrenAreFolded() {
        assertEquals(Structure.ALWAYS, builder.and());
        assertEquals(Structure.NEVER, builder.or());
        assertEquals(a, builder.and(a, Structure.ALWAYS));
        assertEquals(a, builder.or(a, Structure.NEVER));
        assertEquals(Structure.NEVER, builder.and(a, Structure.NEVER));
        assertEquals(Structure.ALWAYS, builder.or(a, Structure.ALWAYS));
        assertEquals(builder.or(a, b), builder.atLeast(2, a, Structure.ALWAYS, b));
        assertEquals(Structure.NEVER, builder.atLeast(3, a, b));
        assertEquals(Structure.ALWAYS, builder.atLeast(0, a, b));
    }

    @Test
    void aNodeThatIsGivenTwiceCountsTwice() {
        int node = builder.atLeast(2, a, a, b);
        Structure structure = builder.build();
        assertTrue(structure.working(failed(1))[node]);
        assertFalse(structure.working(failed(0))[node]);
    }

    @Test
    void aGateWorksWhenEnoughOfItsChildrenDo() {
        int two = builder.atLeast(2, a, b, c);
        Structure structure = builder.build();
        assertTrue(structure.working(failed())[two]);
        assertTrue(structure.working(failed(2))[two]);
        assertFalse(structure.working(failed(0, 2))[two]);
    }

    @Test
    void theConeHoldsWhatIsBelow() {
        int pair = builder.or(a, b);
        builder.or(b, c);
        int top = builder.and(pair, a);
        Structure structure = builder.build();
        assertArrayEquals(new int[]{a, b, pair, top}, structure.cone(top));
        assertEquals(failed(0, 1), structure.support(top));
    }

    @Test
    void manyGatesStayDistinct() {
        int[] variables = new int[60];
        Arrays.setAll(variables, i -> builder.variable());
        int[][] pairs = new int[60][60];
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < i; j++) {
                pairs[i][j] = builder.and(variables[i], variables[j]);
            }
        }
        int size = builder.build().size();
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(pairs[i][j], builder.and(variables[j], variables[i]));
            }
        }
        assertEquals(size, builder.build().size());
    }

    @Test
    void aCopyIsTheSameFunction() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            RandomStructure original = RandomStructure.of(random, 8);
            var copies = new StructureBuilder();
            copies.variable();
            int[] known = new int[original.structure().size()];
            Arrays.fill(known, -1);
            for (int v = 0; v < original.variables(); v++) {
                known[original.structure().literal(v)] = copies.variable();
            }
            int root = copies.copy(original.structure(), original.root(), known);
            BitSet works = RandomStructure.states(copies.build(), root);
            for (int state = 0; state < 1 << original.variables(); state++) {
                assertEquals(original.works().get(state), works.get(state << 1));
            }
        }
    }

    private static BitSet failed(int... variables) {
        var failed = new BitSet();
        Arrays.stream(variables).forEach(failed::set);
        return failed;
    }
}
