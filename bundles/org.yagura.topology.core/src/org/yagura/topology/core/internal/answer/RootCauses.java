/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yagura.core.event.Severity;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Node;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.RootCause;
import org.yagura.topology.core.RootCause.Cause;
import org.yagura.topology.core.RootCause.Kind;
import org.yagura.topology.core.RootCause.Role;
import org.yagura.topology.core.internal.cause.CheapestCut;
import org.yagura.topology.core.internal.site.Compiled;
import org.yagura.topology.core.internal.site.Compiler;
import org.yagura.topology.core.internal.site.Compiler.WithSymptoms;
import org.yagura.topology.core.internal.structure.SingleFailures;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/**
 * Finds the smallest set of failures that explains the alarms of a moment.
 *
 * <p>Failures explain an element in alarm when with them it is not as it should be: a critical one must not work, or not be
 * reached; any other one must have something to complain of, see {@link Compiler#compileWithSymptoms}. So what explains all
 * is a cut of "one of them is as it should be", and the smallest explanation is its cheapest cut: exact, or if that is too
 * large a set of which nothing can be left out. Failures that would stop more nodes that are not in alarm than alarms they
 * explain are left out, unless they are in alarm themselves or nothing else explains all. Among sets of equal size that one
 * is taken which fewer nodes without an alarm speak against, then the one that is in alarm itself and more severely, then the
 * one that is more probable.
 */
public final class RootCauses {
    private static final double SILENT = 1e-3;
    private static final double NOT_COMPLAINING = 1e-5;
    private static final double IN_ALARM = 1e-6;
    private static final double IMPROBABLE = 1e-7;
    private static final int MOST_COUNTED = 90;
    private static final double LEAST = 1e-12;

    private final Basis basis;

    /** On that basis. */
    public RootCauses(Basis basis) {
        this.basis = basis;
    }

    /**
     * Finds it.
     *
     * @param alarms the worst severity by id of the element
     */
    public RootCause of(Map<String, Severity> alarms) {
        var elements = new LinkedHashMap<Dependable, Severity>();
        var unknown = new ArrayList<String>();
        alarms.forEach((id, severity) -> basis.compiled().anatomy().index().element(id, Dependable.class)
                .ifPresentOrElse(e -> elements.put(e, severity), () -> unknown.add(id)));
        return new Search(elements).answer(unknown);
    }

    /** The search for one set of alarms. */
    private final class Search {
        private final Map<Dependable, Severity> alarms;
        private final Map<Dependable, Integer> gates = new LinkedHashMap<>();
        private final WithSymptoms site;
        private final Compiled compiled;
        private final SingleFailures singles;
        private final int[] explains;
        private final int[] silent;
        private final int[] notComplaining;

        Search(Map<Dependable, Severity> alarms) {
            this.alarms = alarms;
            site = Compiler.compileWithSymptoms(basis.compiled().anatomy(), basis.figures(), alarms.keySet());
            compiled = site.compiled();
            singles = SingleFailures.of(compiled.structure(), new BitSet());
            explains = new int[compiled.structure().variables()];
            silent = new int[explains.length];
            notComplaining = new int[explains.length];
            alarms.forEach((element, severity) -> {
                int gate = (severity == Severity.CRITICAL ? site.sound() : site.calm()).get(element);
                if (isFailure(severity) && gate > Structure.ALWAYS) {
                    gates.put(element, gate);
                    count(gate, explains);
                }
            });
            for (Node node : compiled.anatomy().index().nodes()) {
                if (!alarms.containsKey(node) || !isFailure(alarms.get(node))) {
                    count(site.sound().get(node), silent);
                    count(site.calm().get(node), notComplaining);
                    if (site.sound().get(node) > Structure.ALWAYS) {
                        compiled.variable(node).ifPresent(v -> silent[v]--);
                    }
                }
            }
        }

        private static boolean isFailure(Severity severity) {
            return severity.compareTo(Severity.INFO) > 0;
        }

        private void count(int gate, int[] counts) {
            for (int variable : singles.stopping(gate)) {
                counts[variable]++;
            }
        }

        RootCause answer(List<String> unknown) {
            Optional<CheapestCut> found = gates.isEmpty() ? Optional.empty() : cut();
            BitSet failed = found.map(CheapestCut::variables).orElseGet(BitSet::new);
            var because = new LinkedHashMap<Dependable, BitSet>();
            gates.forEach((element, gate) -> because.put(element, because(gate, failed)));
            var causes = new ArrayList<Cause>();
            failed.stream().forEach(v -> causes.add(cause(v, because)));
            causes.sort(Comparator.comparingInt((Cause c) -> -c.explains().size()));
            List<Role> roles = alarms.entrySet().stream()
                    .map(e -> role(e.getKey(), e.getValue(), failed, because.get(e.getKey()))).toList();
            return new RootCause(causes, roles, found.map(CheapestCut::exact).orElse(true), unknown);
        }

        private Optional<CheapestCut> cut() {
            var builder = new StructureBuilder();
            int[] known = new int[compiled.structure().size()];
            Arrays.fill(known, -1);
            for (int v = 0; v < explains.length; v++) {
                known[compiled.structure().literal(v)] = builder.variable();
            }
            int any = builder.or(
                    gates.values().stream().mapToInt(g -> builder.copy(compiled.structure(), g, known)).toArray());
            Structure structure = builder.build();
            BitSet all = structure.support(any);
            all.stream().filter(v -> compiled.never().get(v) && !inAlarm(v)).forEach(all::clear);
            var plausible = (BitSet) all.clone();
            all.stream().filter(v -> silent[v] > explains[v] && !inAlarm(v)).forEach(plausible::clear);
            double[] cost = costs();
            return CheapestCut.of(structure, any, plausible, cost).or(() -> CheapestCut.of(structure, any, all, cost));
        }

        private double[] costs() {
            double[] down = basis.rates().unavailability();
            double[] cost = new double[explains.length];
            for (int v = 0; v < cost.length; v++) {
                cost[v] = 1 + SILENT * Math.min(silent[v], MOST_COUNTED)
                        + NOT_COMPLAINING * Math.min(notComplaining[v], MOST_COUNTED)
                        - (inAlarm(v) ? IN_ALARM * alarms.get(compiled.causes().get(v)).ordinal() : 0)
                        - IMPROBABLE * Math.log10(Math.max(down[v], LEAST));
            }
            return cost;
        }

        private boolean inAlarm(int variable) {
            Severity severity = alarms.get(compiled.causes().get(variable));
            return severity != null && isFailure(severity);
        }

        /** Of what has failed the smallest part that explains an alarm; nothing when it is not explained. */
        private BitSet because(int gate, BitSet failed) {
            double[] one = new double[explains.length];
            Arrays.fill(one, 1);
            return CheapestCut.of(compiled.structure(), gate, failed, one).map(CheapestCut::variables)
                    .orElseGet(BitSet::new);
        }

        private Cause cause(int variable, Map<Dependable, BitSet> because) {
            List<String> explained = because.entrySet().stream().filter(e -> e.getValue().get(variable))
                    .map(e -> e.getKey().getId()).toList();
            return new Cause(ElementRef.of(compiled.causes().get(variable)), inAlarm(variable), explained,
                    silent[variable]);
        }

        private Role role(Dependable element, Severity severity, BitSet failed, BitSet because) {
            if (!isFailure(severity)) {
                return new Role(ElementRef.of(element), severity, Kind.NONE, List.of());
            }
            boolean itself = element instanceof Failable failable
                    && compiled.variable(failable).stream().anyMatch(failed::get);
            if (because == null || because.isEmpty()) {
                return new Role(ElementRef.of(element), severity, itself ? Kind.CAUSE : Kind.UNEXPLAINED, List.of());
            }
            List<String> ids = because.stream().mapToObj(v -> compiled.causes().get(v).getId()).toList();
            return new Role(ElementRef.of(element), severity, itself ? Kind.CAUSE : Kind.CONSEQUENCE, ids);
        }
    }
}
