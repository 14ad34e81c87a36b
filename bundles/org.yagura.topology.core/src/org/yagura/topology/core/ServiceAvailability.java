/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;

/**
 * Steady-state availability of a service: the share of the time in which it works in the long run, when everything fails
 * and is repaired independently with its MTBF and MTTR.
 */
@Doc("Availability of a service in the long run, from the MTBF and MTTR of everything that it needs.")
public record ServiceAvailability(@Doc("the service") ElementRef service,
        @Doc("whether it works when nothing has failed; all else means nothing when it does not") boolean works,
        @Doc("availability, 0 to 1; at least this when it is not exact") double availability,
        @Doc("at most this; the same as availability when it is exact") double atMost,
        @Doc("whether the bounds are less than a billionth apart, half a thousandth of a minute a year; otherwise the service needs too much that is too entangled") boolean exact,
        @Doc("minutes a year in which it is down, on average; at most this when it is not exact") double minutesPerYear,
        @Doc("availability that is agreed on; absent when none is") Double target,
        @Doc("whether the target is met; absent when there is none, or when the bounds do not tell") Boolean targetMet,
        @Doc("what costs most, the worst first, at most 10") List<Contribution> contributions,
        @Doc("what a second one beside a single point would buy, the best first, at most 10; empty when it is not exact") List<Improvement> improvements) {

    public ServiceAvailability {
        contributions = List.copyOf(contributions);
        improvements = List.copyOf(improvements);
    }

    /** What something costs: by so much the downtime would be less if it never failed. */
    @Doc("How much less the downtime would be if something never failed.")
    public record Contribution(@Doc("what fails; for a group the time that its take-overs take") ElementRef element,
            @Doc("minutes a year") double minutesPerYear) {
    }

    /** What a second one would buy. */
    @Doc("How much less the downtime would be with a second one of the same kind, independent, at the same place.")
    public record Improvement(@Doc("what would be doubled; for a node with all its parts") ElementRef element,
            @Doc("minutes a year") double minutesPerYear) {
    }
}
