/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.availability;

import java.util.List;
import java.util.Optional;

import org.yagura.topology.core.internal.bdd.Diagram;
import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Modules;
import org.yagura.topology.core.internal.structure.Structure;

/**
 * Steady-state unavailability of a structure function, with the importance of everything in it: reduced, then by modules
 * from below.
 *
 * <p>Each module is a small diagram of its own whose leaves are variables or modules. The unavailability of a diagram's
 * node is {@code (1-u)·high + u·low} with u that of its level, which adds up small numbers instead of taking them from 1,
 * so that nothing is lost to rounding. Importances multiply along the modules. Exact but for {@link Reduction#NEGLIGIBLE}
 * shares, which the bounds contain, unless a diagram gets too large: then proved bounds.
 */
public final class Unavailability {
    /** Bounds that are closer than this are taken for exact: half a thousandth of a minute a year. */
    private static final double EXACT = 1e-9;

    private final int[] singles;
    private final double[] down;
    private final Reduction reduction;
    private final List<Module> modules;
    private final Value[] values;
    private final double[] importance;

    private Unavailability(Structure structure, int root, int[] singles, double[] unavailability) {
        this.singles = singles;
        down = unavailability;
        reduction = new Reduction(structure, root, singles, unavailability);
        modules = reduction.root() > Structure.ALWAYS
                ? Modules.of(reduction.structure(), reduction.root())
                : List.of();
        values = new Value[modules.size()];
        importance = new double[modules.size()];
        for (int m = 0; m < values.length; m++) {
            values[m] = value(modules.get(m));
        }
        for (int m = values.length - 1; m >= 0; m--) {
            importance[m] = m == values.length - 1 ? 1 : importance[m];
            int[] leaves = modules.get(m).leaves();
            for (int i = 0; i < leaves.length; i++) {
                if (leaves[i] < 0) {
                    importance[~leaves[i]] = importance[m] * values[m].importance()[i];
                }
            }
        }
    }

    /** Takes the importance of a variable. */
    @FunctionalInterface
    public interface ImportanceConsumer {
        void accept(int variable, double importance);
    }

    /**
     * Computes it.
     *
     * @param root a node that is not a constant
     * @param singles variables that stop the node alone, as many as are known
     * @param unavailability of each variable of the structure, 0 to 1; they fail independently
     */
    public static Unavailability of(Structure structure, int root, int[] singles, double[] unavailability) {
        return new Unavailability(structure, root, singles, unavailability);
    }

    /** It is at least this. */
    public double lower() {
        return withSingles(values.length == 0 ? constant() : values[values.length - 1].lower());
    }

    /** It is at most this. */
    public double upper() {
        double rest = values.length == 0 ? constant() : values[values.length - 1].upper();
        return Math.min(1, withSingles(rest) + reduction.neglected());
    }

    /** Whether the bounds are so close that they are one number. */
    public boolean exact() {
        return upper() - lower() < EXACT;
    }

    private double constant() {
        return reduction.root() == Structure.NEVER ? 1 : 0;
    }

    /** What stops it alone are factors: one minus the product of all that works, without taking small numbers from 1. */
    private double withSingles(double rest) {
        double logarithm = Math.log1p(-rest);
        for (int single : singles) {
            logarithm += Math.log1p(-down[single]);
        }
        return -Math.expm1(logarithm);
    }

    /**
     * Hands over the variables that count, with how much the unavailability grows with that of the variable. Those that do
     * not count, because they never fail or only a negligible part depends on them, are left out.
     */
    public void forEachVariable(ImportanceConsumer consumer) {
        double works = 1 - upper();
        for (int single : singles) {
            consumer.accept(single, down[single] < 1 ? works / (1 - down[single]) : 0);
        }
        double factor = 1 - withSingles(0);
        for (int m = 0; m < values.length; m++) {
            int[] leaves = modules.get(m).leaves();
            for (int i = 0; i < leaves.length; i++) {
                if (leaves[i] >= 0) {
                    consumer.accept(reduction.original(leaves[i]), factor * importance[m] * values[m].importance()[i]);
                }
            }
        }
    }

    private Value value(Module module) {
        int[] leaves = module.leaves();
        double[] lower = new double[leaves.length];
        double[] upper = new double[leaves.length];
        boolean exact = true;
        for (int i = 0; i < leaves.length; i++) {
            lower[i] = leaves[i] >= 0 ? down[reduction.original(leaves[i])] : values[~leaves[i]].lower();
            upper[i] = leaves[i] >= 0 ? lower[i] : values[~leaves[i]].upper();
            exact &= lower[i] == upper[i];
        }
        Optional<Diagram> diagram = Diagram.of(module);
        if (diagram.isEmpty()) {
            return Bounds.of(module.formula(), module.root(), lower, upper);
        }
        Value value = value(diagram.get(), lower);
        return exact ? value : new Value(value.lower(), value(diagram.get(), upper).upper(), value.importance());
    }

    private static Value value(Diagram diagram, double[] unavailability) {
        int variables = unavailability.length;
        double[] byLevel = new double[variables];
        for (int i = 0; i < variables; i++) {
            byLevel[diagram.levelOf(i)] = unavailability[i];
        }
        double[] down = new double[diagram.root() + 1];
        down[Diagram.DOWN] = 1;
        for (int node = diagram.first(); node <= diagram.root(); node++) {
            double u = byLevel[diagram.level(node)];
            down[node] = (1 - u) * down[diagram.high(node)] + u * down[diagram.low(node)];
        }
        double[] atLevel = new double[variables];
        double[] reached = new double[diagram.root() + 1];
        reached[diagram.root()] = 1;
        for (int node = diagram.root(); node >= diagram.first(); node--) {
            if (reached[node] > 0) {
                double u = byLevel[diagram.level(node)];
                atLevel[diagram.level(node)] += reached[node] * (down[diagram.low(node)] - down[diagram.high(node)]);
                reached[diagram.high(node)] += reached[node] * (1 - u);
                reached[diagram.low(node)] += reached[node] * u;
            }
        }
        double[] importance = new double[variables];
        for (int i = 0; i < variables; i++) {
            importance[i] = atLevel[diagram.levelOf(i)];
        }
        return new Value(down[diagram.root()], down[diagram.root()], importance);
    }
}
