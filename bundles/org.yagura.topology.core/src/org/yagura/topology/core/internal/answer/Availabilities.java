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
import java.util.List;

import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.Service;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServiceAvailability.Contribution;
import org.yagura.topology.core.ServiceAvailability.Improvement;
import org.yagura.topology.core.internal.availability.Unavailability;
import org.yagura.topology.core.internal.site.Compiled;
import org.yagura.topology.core.internal.structure.SingleFailures;
import org.yagura.topology.core.internal.structure.Structure;
import org.yagura.topology.core.internal.structure.StructureBuilder;

/**
 * Answers how available services are, what costs most and what doubling would buy.
 *
 * <p>Unavailability is linear in the unavailability u of each single thing, with Birnbaum's importance I as the slope. So
 * the downtime falls by {@code I·u} if the thing never fails (its criticality importance), and by {@code I·(u - u²)} if a
 * second one does its work: both exact. What a second node with all its parts buys is computed anew, with a second node of
 * the same make in the same place on the same power.
 */
public final class Availabilities {
    private static final int MOST = 10;

    private final Basis basis;

    private record Cost(int variable, double share) {
    }

    private record Gain(Dependable element, double share) {
    }

    /** Answers on that basis. */
    public Availabilities(Basis basis) {
        this.basis = basis;
    }

    /** The availability of a service. */
    public ServiceAvailability of(Service service) {
        Double target = service.getTarget();
        if (!basis.varies(service)) {
            boolean works = basis.compiled().node(service) == Structure.ALWAYS;
            double share = works ? 1 : 0;
            return new ServiceAvailability(ElementRef.of(service), works, share, share, true,
                    (1 - share) * Basis.MINUTES_PER_YEAR, target, target == null ? null : works, List.of(), List.of());
        }
        double[] down = basis.rates().unavailability();
        int root = basis.compiled().node(service);
        Unavailability found = Unavailability.of(basis.compiled().structure(), root, basis.singles().stopping(root),
                down);
        Boolean met = target == null || 1 - found.lower() >= target && 1 - found.upper() < target
                ? null
                : 1 - found.upper() >= target;
        return new ServiceAvailability(ElementRef.of(service), true, 1 - found.upper(), 1 - found.lower(),
                found.exact(),
                found.upper() * Basis.MINUTES_PER_YEAR, target, met, contributions(found, down),
                found.exact() ? improvements(service, found, down) : List.of());
    }

    private List<Contribution> contributions(Unavailability found, double[] down) {
        var costs = new ArrayList<Cost>();
        found.forEachVariable((v, importance) -> costs.add(new Cost(v, importance * down[v])));
        costs.sort(Comparator.comparingDouble(Cost::share).reversed().thenComparing(Cost::variable));
        return costs.stream().limit(MOST).filter(c -> c.share() > 0)
                .map(c -> new Contribution(ElementRef.of(basis.compiled().causes().get(c.variable())),
                        c.share() * Basis.MINUTES_PER_YEAR))
                .toList();
    }

    private List<Improvement> improvements(Service service, Unavailability found, double[] down) {
        Compiled compiled = basis.compiled();
        double[] importance = new double[down.length];
        found.forEachVariable((v, slope) -> importance[v] = slope);
        var gains = new ArrayList<Gain>();
        for (int variable : basis.points(service)) {
            Dependable element = compiled.causes().get(variable);
            double alone = importance[variable] * down[variable];
            gains.add(new Gain(element, element instanceof Node node
                    ? atMost(node, importance, down)
                    : alone * (1 - down[variable])));
        }
        gains.sort(Comparator.comparingDouble(Gain::share).reversed());
        return gains.stream().limit(MOST)
                .map(g -> g.element() instanceof Node node
                        ? new Gain(node, Math.max(0, found.upper() - withSecond(service, node)))
                        : g)
                .filter(g -> g.share() > 0).sorted(Comparator.comparingDouble(Gain::share).reversed())
                .map(g -> new Improvement(ElementRef.of(g.element()), g.share() * Basis.MINUTES_PER_YEAR)).toList();
    }

    /** What a second node can buy at most: what all that is doubled costs. */
    private double atMost(Node node, double[] importance, double[] down) {
        return Arrays.stream(itself(node)).mapToDouble(v -> importance[v] * down[v]).sum();
    }

    /** The unavailability, computed anew, with a second node of the same make beside the first. */
    private double withSecond(Service service, Node node) {
        Structure structure = basis.compiled().structure();
        int core = basis.compiled().core(node);
        int root = basis.compiled().node(service);
        BitSet support = structure.support(root);
        double[] down = basis.rates().unavailability();
        double[] both = new double[support.cardinality() + 1 + node.getParts().size()];
        var builder = new StructureBuilder();
        int[] known = new int[structure.size()];
        Arrays.fill(known, -1);
        for (int v = support.nextSetBit(0); v >= 0; v = support.nextSetBit(v + 1)) {
            both[builder.variables()] = down[v];
            known[structure.literal(v)] = builder.variable();
        }
        int[] second = known.clone();
        for (int v : itself(node)) {
            if (support.get(v)) {
                both[builder.variables()] = down[v];
                second[structure.literal(v)] = builder.variable();
            }
        }
        known[core] = builder.or(builder.copy(structure, core, known.clone()), builder.copy(structure, core, second));
        int doubled = builder.copy(structure, root, known);
        Structure twice = builder.build();
        int[] singles = SingleFailures.of(twice, new BitSet()).stopping(doubled);
        return Unavailability.of(twice, doubled, singles, both).upper();
    }

    private int[] itself(Node node) {
        var elements = new ArrayList<Failable>(List.of(node));
        for (Part part : node.getParts()) {
            elements.add(part);
        }
        return elements.stream().flatMapToInt(e -> basis.compiled().variable(e).stream()).toArray();
    }
}
