/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.yagura.model.site.Service;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.FailurePair;
import org.yagura.topology.core.ServicePairs;
import org.yagura.topology.core.internal.structure.StoppingSets;

/** Answers which pairs of failures stop a service: its minimal cut sets of order 2, by probability. */
public final class Pairs {
    private final Basis basis;

    private record Pair(int a, int b, double probability) {
    }

    /** Answers on that basis. */
    public Pairs(Basis basis) {
        this.basis = basis;
    }

    /** The most probable pairs of a service, at most so many. */
    public ServicePairs of(Service service, int most) {
        if (!basis.varies(service)) {
            return new ServicePairs(ElementRef.of(service), 0, List.of());
        }
        double[] down = basis.rates().unavailability();
        Comparator<Pair> order = Comparator.comparingDouble(Pair::probability)
                .thenComparing(Comparator.comparingInt(Pair::a).reversed())
                .thenComparing(Comparator.comparingInt(Pair::b).reversed());
        var kept = new PriorityQueue<Pair>(order);
        long[] total = {0};
        new StoppingSets(basis.modules(service), basis.compiled().never()).forEachPair((a, b) -> {
            total[0]++;
            double probability = down[a] * down[b];
            if (kept.size() < most || probability > kept.peek().probability()) {
                kept.add(new Pair(Math.min(a, b), Math.max(a, b), probability));
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        });
        var pairs = new ArrayList<>(kept);
        pairs.sort(order.reversed());
        return new ServicePairs(ElementRef.of(service), total[0], pairs.stream().map(this::answer).toList());
    }

    private FailurePair answer(Pair pair) {
        return new FailurePair(ElementRef.of(basis.compiled().causes().get(pair.a())),
                ElementRef.of(basis.compiled().causes().get(pair.b())), pair.probability(),
                pair.probability() * Basis.MINUTES_PER_YEAR);
    }
}
