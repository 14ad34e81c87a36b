/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Modules;
import org.yagura.topology.core.internal.structure.StructureBuilder;

final class ModulesTest {

    @Test
    void modulesPutTogetherAreTheFunction() {
        var random = new Random(3);
        for (int round = 0; round < 1500; round++) {
            RandomStructure r = RandomStructure.of(random, 10);
            List<Module> modules = Modules.of(r.structure(), r.root());
            for (int state = 0; state < 1 << r.variables(); state++) {
                assertEquals(r.works().get(state), value(modules, modules.size() - 1, state));
            }
        }
    }

    @Test
    void everyVariableAndModuleIsUsedOnce() {
        var random = new Random(4);
        for (int round = 0; round < 1500; round++) {
            RandomStructure r = RandomStructure.of(random, 14);
            List<Module> modules = Modules.of(r.structure(), r.root());
            var variables = new BitSet();
            var used = new BitSet();
            for (Module module : modules) {
                for (int leaf : module.leaves()) {
                    BitSet seen = leaf >= 0 ? variables : used;
                    int number = leaf >= 0 ? leaf : ~leaf;
                    assertTrue(!seen.get(number), "used twice");
                    seen.set(number);
                }
            }
            assertEquals(r.structure().support(r.root()), variables);
            assertEquals(modules.size() - 1, used.cardinality());
        }
    }

    @Test
    void whatOnlyOneGateUsesIsTakenTogether() {
        var builder = new StructureBuilder();
        int rack = builder.variable();
        int a = builder.and(builder.variable(), builder.variable(), builder.variable(), rack);
        int b = builder.and(builder.variable(), builder.variable(), rack);
        int root = builder.or(a, b);
        List<Module> modules = Modules.of(builder.build(), root);
        assertEquals(3, modules.size());
        assertEquals(3, modules.getLast().leaves().length);
        assertEquals(0, modules.getLast().place());
    }

    @Test
    void aPartThatSharesOnlyWithinItselfIsCutOut() {
        var builder = new StructureBuilder();
        int controller = builder.variable();
        int disks = builder.atLeast(2, builder.and(builder.variable(), controller),
                builder.and(builder.variable(), controller), builder.variable());
        int feed = builder.variable();
        int root = builder.or(builder.and(disks, feed), builder.and(builder.variable(), feed));
        List<Module> modules = Modules.of(builder.build(), root);
        assertTrue(modules.stream().anyMatch(m -> m.leaves().length == 4 && m.place() == 0));
    }

    private static boolean value(List<Module> modules, int number, int state) {
        Module module = modules.get(number);
        var failed = new BitSet();
        for (int i = 0; i < module.leaves().length; i++) {
            int leaf = module.leaves()[i];
            failed.set(i, leaf >= 0 ? (state >> leaf & 1) == 1 : !value(modules, ~leaf, state));
        }
        return module.formula().working(failed)[module.root()];
    }
}
