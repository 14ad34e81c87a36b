/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The minimal cut sets of order 1 and 2 of a node, by its modules: those of the modules are found on their small formulas
 * and put together.
 */
public final class StoppingSets {
    private final List<Module> modules;
    private final PairFailures.Family[] families;
    private final int[][] singles;

    /** Takes a pair of variables. */
    @FunctionalInterface
    public interface PairConsumer {
        void accept(int a, int b);
    }

    /**
     * Finds the sets.
     *
     * @param modules of a node that works when nothing has failed
     * @param never variables that are taken for not failing
     */
    public StoppingSets(List<Module> modules, BitSet never) {
        this.modules = modules;
        families = new PairFailures.Family[modules.size()];
        singles = new int[modules.size()][];
        for (int m = 0; m < families.length; m++) {
            Module module = modules.get(m);
            var safe = new BitSet();
            for (int i = 0; i < module.leaves().length; i++) {
                safe.set(i, module.leaves()[i] >= 0 && never.get(module.leaves()[i]));
            }
            families[m] = PairFailures.of(module.formula(), module.root(), safe);
            int number = m;
            singles[m] = Arrays.stream(families[m].singles()).flatMap(i -> Arrays.stream(stopping(number, i)))
                    .toArray();
        }
    }

    /** The variables that stop a leaf of a module. */
    private int[] stopping(int module, int index) {
        int leaf = modules.get(module).leaves()[index];
        return leaf < 0 ? singles[~leaf] : new int[]{leaf};
    }

    /** The variables that stop the node alone, ascending. */
    public int[] singles() {
        int[] all = singles[singles.length - 1].clone();
        Arrays.sort(all);
        return all;
    }

    /** Hands over every pair of variables that stops the node, neither of them alone; each pair once. */
    public void forEachPair(PairConsumer consumer) {
        pairs(families.length - 1, consumer);
    }

    private void pairs(int module, PairConsumer consumer) {
        for (int single : families[module].singles()) {
            int leaf = modules.get(module).leaves()[single];
            if (leaf < 0) {
                pairs(~leaf, consumer);
            }
        }
        for (long pair : families[module].pairs()) {
            int[] others = stopping(module, PairFailures.second(pair));
            for (int a : stopping(module, PairFailures.first(pair))) {
                for (int b : others) {
                    consumer.accept(a, b);
                }
            }
        }
    }
}
