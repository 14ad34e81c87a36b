/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Service;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.SinglePoint;

/** Answers which single failures stop which services. */
public final class SinglePoints {
    private final Basis basis;

    /** Answers on that basis. */
    public SinglePoints(Basis basis) {
        this.basis = basis;
    }

    /** What stops services alone: what stops most of them first, then what fails most. */
    public List<SinglePoint> all() {
        var services = new LinkedHashMap<Integer, List<String>>();
        for (Service service : basis.site().getServices()) {
            for (int variable : basis.points(service)) {
                services.computeIfAbsent(variable, v -> new ArrayList<>()).add(service.getId());
            }
        }
        return services.entrySet().stream().map(this::point)
                .sorted(Comparator.comparingInt((SinglePoint p) -> -p.services().size())
                        .thenComparing(Comparator.comparingDouble(SinglePoint::minutesPerYear).reversed())
                        .thenComparing(p -> p.element().name()))
                .toList();
    }

    private SinglePoint point(Map.Entry<Integer, List<String>> stopped) {
        Dependable element = basis.compiled().causes().get(stopped.getKey());
        double works = element instanceof Failable failable ? basis.figures().of(failable).availability() : 1;
        return new SinglePoint(ElementRef.of(element), stopped.getValue(), (1 - works) * Basis.MINUTES_PER_YEAR);
    }
}
