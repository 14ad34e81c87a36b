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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.yagura.model.Elements;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServiceState;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.WhatIf;
import org.yagura.topology.core.internal.cause.CheapestCut;
import org.yagura.topology.core.internal.site.Compiled;
import org.yagura.topology.core.internal.structure.SingleFailures;

/**
 * Answers what becomes of the services when some things have failed. A service that works is degraded when a group that it
 * uses has fewer members that work than without the failures, or when a single further failure would stop it that would
 * not without them.
 */
public final class Outcomes {
    private static final int MOST_STOPPED = 1000;
    private static final int MOST_NEW_SINGLES = 5;

    private final Basis basis;
    private final Compiled compiled;
    private final boolean[] before;
    private final Map<Service, Set<RedundancyGroup>> groups = new ConcurrentHashMap<>();

    /** Answers on that basis. */
    public Outcomes(Basis basis) {
        this.basis = basis;
        compiled = basis.compiled();
        before = compiled.structure().working(new BitSet());
    }

    /** A state of the site in which some things have failed. */
    private record State(BitSet failed, boolean[] working, SingleFailures singles) {
    }

    /** What becomes of all services. */
    public WhatIf of(Collection<? extends Failable> failed, Locale language) {
        State state = state(failed);
        var services = new ArrayList<ServiceOutcome>();
        for (Service service : basis.site().getServices()) {
            services.add(outcome(service, state, language));
        }
        services.sort(Comparator.comparing(ServiceOutcome::state).reversed());
        return new WhatIf(failed.stream().map(ElementRef::of).toList(), stopped(failed, state.working()), services);
    }

    /** The state of all services, in the order of the model. */
    Map<Service, ServiceState> states(Collection<? extends Failable> failed) {
        State state = state(failed);
        var states = new LinkedHashMap<Service, ServiceState>();
        basis.site().getServices().forEach(s -> states.put(s, stateOf(s, state)));
        return states;
    }

    private State state(Collection<? extends Failable> failed) {
        var variables = new BitSet();
        failed.forEach(f -> compiled.variable(f).ifPresent(variables::set));
        return new State(variables, compiled.structure().working(variables),
                SingleFailures.of(compiled.structure(), variables));
    }

    private ServiceState stateOf(Service service, State state) {
        int root = compiled.node(service);
        if (!state.working()[root]) {
            return ServiceState.DOWN;
        }
        return newSingles(service, state).length > 0
                || groups(service).stream().anyMatch(g -> members(g, state.working()) < members(g, before))
                        ? ServiceState.DEGRADED
                        : ServiceState.UP;
    }

    private ServiceOutcome outcome(Service service, State state, Locale language) {
        ServiceState is = stateOf(service, state);
        if (is == ServiceState.UP) {
            return new ServiceOutcome(ElementRef.of(service), is, List.of(), List.of());
        }
        var explainer = new Explainer(compiled, state.failed(), state.working(), language);
        if (is == ServiceState.DOWN) {
            explainer.why(0, service);
            return new ServiceOutcome(ElementRef.of(service), is, because(service, state.failed()),
                    explainer.reasons());
        }
        for (RedundancyGroup group : groups(service)) {
            int now = members(group, state.working());
            if (now < members(group, before)) {
                explainer.say(0, group, "lost", Elements.nameElsewhere(group), now,
                        compiled.anatomy().members(group).size(),
                        group.getNeeded());
                compiled.anatomy().members(group).forEach(m -> explainer.why(1, m));
            }
        }
        int[] singles = newSingles(service, state);
        for (int i = 0; i < Math.min(singles.length, MOST_NEW_SINGLES); i++) {
            Dependable element = compiled.causes().get(singles[i]);
            explainer.say(0, element, "single", Elements.nameElsewhere(element));
        }
        if (singles.length > MOST_NEW_SINGLES) {
            explainer.say(0, service, "singles", singles.length - MOST_NEW_SINGLES);
        }
        return new ServiceOutcome(ElementRef.of(service), is, List.of(), explainer.reasons());
    }

    private Set<RedundancyGroup> groups(Service service) {
        return groups.computeIfAbsent(service, s -> Used.by(s, compiled.anatomy()).groups());
    }

    private int members(RedundancyGroup group, boolean[] working) {
        int count = 0;
        for (Dependable member : compiled.anatomy().members(group)) {
            count += compiled.works(member, working) ? 1 : 0;
        }
        return count;
    }

    /** The single failures that would stop it now and would not before. */
    private int[] newSingles(Service service, State state) {
        int[] old = basis.points(service);
        return Arrays.stream(basis.points(service, state.singles())).filter(v -> Arrays.binarySearch(old, v) < 0)
                .toArray();
    }

    private List<ElementRef> because(Service service, BitSet failed) {
        double[] cost = new double[compiled.structure().variables()];
        Arrays.fill(cost, 1);
        return CheapestCut.of(compiled.structure(), compiled.node(service), failed, cost)
                .map(cut -> cut.variables().stream().mapToObj(v -> ElementRef.of(compiled.causes().get(v))).toList())
                .orElse(List.of());
    }

    /** Nodes and groups that worked before and do not any more. */
    private List<ElementRef> stopped(Collection<? extends Failable> failed, boolean[] working) {
        var stopped = new ArrayList<Dependable>();
        compiled.anatomy().index().nodes().forEach(stopped::add);
        stopped.addAll(basis.site().getGroups());
        return stopped.stream()
                .filter(e -> !failed.contains(e) && compiled.works(e, before) && !compiled.works(e, working))
                .limit(MOST_STOPPED).map(ElementRef::of).toList();
    }
}
