/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;

/**
 * How a bound stands with a metric. Immutable.
 *
 * @param bound id of the bound
 * @param metric name of the metric
 * @param unit of the metric
 * @param value the last value
 * @param at when it was measured, milliseconds
 * @param beyond how many values one after another were beyond the bound
 * @param broken whether the bound is broken
 * @param since when it was broken; null when it is not
 * @param note what was expected, for bounds on that; null for none
 */
public record Crossing(String bound, String metric, String unit, double value, long at, int beyond, boolean broken,
        Instant since, Said note) {

    /** One that needs no explanation. */
    public Crossing(String bound, String metric, String unit, double value, long at, int beyond, boolean broken,
            Instant since) {
        this(bound, metric, unit, value, at, beyond, broken, since, null);
    }

    /** Whether there is nothing to remember of it over a restart. */
    boolean idle() {
        return !broken && beyond == 0;
    }

    /** The same value, as one that nobody judges. */
    Crossing rested() {
        return new Crossing(bound, metric, unit, value, at, 0, false, null);
    }
}
