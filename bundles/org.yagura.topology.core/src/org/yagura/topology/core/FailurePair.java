/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import org.yagura.core.operation.Doc;

/** Two things that stop a service together, and neither of them alone. */
@Doc("Two things that stop a service together, and neither of them alone.")
public record FailurePair(@Doc("the one") ElementRef first, @Doc("the other") ElementRef second,
        @Doc("probability that both are down at a moment, 0 to 1") double probability,
        @Doc("minutes a year in which both are down, on average") double minutesPerYear) {
}
