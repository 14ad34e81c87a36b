/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.availability;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.yagura.topology.core.internal.bdd.Diagram;
import org.yagura.topology.core.internal.structure.Module;

/**
 * Steady-state unavailability of a structure function, by its modules from below, with the importance of everything in it.
 *
 * <p>Each module is a small diagram of its own whose leaves are variables or modules. The unavailability of a diagram's
 * node is {@code (1-u)·high + u·low} with u that of its level, which adds up small numbers instead of taking them from 1,
 * so that nothing is lost to rounding. Importances multiply along the modules. Exact, unless a diagram gets too large: then
 * proved bounds.
 */
public final class Unavailability {
    private final List<Module> modules;
    private final Value[] values;
    private final double[] importance;

    private Unavailability(List<Module> modules, double[] unavailability) {
        this.modules = modules;
        values = new Value[modules.size()];
        importance = new double[modules.size()];
        for (int m = 0; m < values.length; m++) {
            values[m] = value(modules.get(m), unavailability);
        }
        importance[values.length - 1] = 1;
        for (int m = values.length - 1; m >= 0; m--) {
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
     * @param modules of the function, as {@link org.yagura.topology.core.internal.structure.Modules} gives them
     * @param unavailability of each variable of the whole structure, 0 to 1; they fail independently
     */
    public static Unavailability of(List<Module> modules, double[] unavailability) {
        return new Unavailability(modules, unavailability);
    }

    /** It is at least this. */
    public double lower() {
        return values[values.length - 1].lower();
    }

    /** It is at most this. */
    public double upper() {
        return values[values.length - 1].upper();
    }

    /** Whether it is exact, that is, the bounds are the same. */
    public boolean exact() {
        return lower() == upper();
    }

    /** Hands over each variable that is used, with how much the unavailability grows with that of the variable. */
    public void forEachVariable(ImportanceConsumer consumer) {
        for (int m = 0; m < values.length; m++) {
            int[] leaves = modules.get(m).leaves();
            for (int i = 0; i < leaves.length; i++) {
                if (leaves[i] >= 0) {
                    consumer.accept(leaves[i], importance[m] * values[m].importance()[i]);
                }
            }
        }
    }

    private Value value(Module module, double[] unavailability) {
        int[] leaves = module.leaves();
        double[] lower = new double[leaves.length];
        double[] upper = new double[leaves.length];
        boolean exact = true;
        for (int i = 0; i < leaves.length; i++) {
            lower[i] = leaves[i] >= 0 ? unavailability[leaves[i]] : values[~leaves[i]].lower();
            upper[i] = leaves[i] >= 0 ? unavailability[leaves[i]] : values[~leaves[i]].upper();
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
            double u = byLevel[diagram.level(node)];
            atLevel[diagram.level(node)] += reached[node] * (down[diagram.low(node)] - down[diagram.high(node)]);
            reached[diagram.high(node)] += reached[node] * (1 - u);
            reached[diagram.low(node)] += reached[node] * u;
        }
        double[] importance = new double[variables];
        for (int i = 0; i < variables; i++) {
            importance[i] = atLevel[diagram.levelOf(i)];
        }
        return new Value(down[diagram.root()], down[diagram.root()], importance);
    }

    /**
     * How much less the unavailability were if a second part of the function, just like the first and independent of it,
     * could do its work: {@code importance · (u - u²)}, exact because nothing else depends on what is in it.
     *
     * @param node the part, a node of the structure
     * @return nothing when the part is not a module, so that this formula does not hold, or when there are only bounds
     */
    public OptionalDouble gainOfSecond(int node) {
        for (int m = 0; exact() && m < values.length; m++) {
            if (modules.get(m).origin() == node) {
                double u = values[m].upper();
                return OptionalDouble.of(importance[m] * (u - u * u));
            }
        }
        return OptionalDouble.empty();
    }
}
