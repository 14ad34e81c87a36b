/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the last values into a standing that was kept: thresholds that compare a value with the one before go on where they
 * were, so what is crossed while the agent does not run is seen when it runs again.
 */
public final class Recall {

    private Recall() {
    }

    /**
     * The last value of a metric.
     *
     * @param metric its name
     * @param unit its unit
     * @param value a finite value
     * @param at when it was measured
     */
    public record Value(String metric, String unit, double value, Instant at) {
    }

    /** The standing with these values as those before the next ones; what is newer in it stays. */
    public static Standing into(Standing kept, Terms terms, List<Value> values) {
        var crossings = new ArrayList<>(kept.crossings());
        for (Bound bound : terms.bounds()) {
            if (bound.remembers()) {
                values.stream().filter(v -> Double.isFinite(v.value()) && bound.concerns(v.metric()))
                        .forEach(v -> put(crossings, bound, v));
            }
        }
        return kept.with(crossings);
    }

    private static void put(List<Crossing> crossings, Bound bound, Value value) {
        long at = value.at().toEpochMilli();
        for (int i = 0; i < crossings.size(); i++) {
            Crossing known = crossings.get(i);
            if (known.bound().equals(bound.id()) && known.metric().equals(value.metric())) {
                if (known.at() < at) {
                    crossings.set(i, new Crossing(known.bound(), known.metric(), value.unit(), value.value(), at,
                            known.beyond(), known.broken(), known.since()));
                }
                return;
            }
        }
        crossings.add(new Crossing(bound.id(), value.metric(), value.unit(), value.value(), at, 0, false, null));
    }
}
