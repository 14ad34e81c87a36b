/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;

/** The pairs that stop a service. */
@Doc("The pairs of things that stop a service together.")
public record ServicePairs(@Doc("the service") ElementRef service, @Doc("how many pairs there are") long total,
        @Doc("the most probable ones, the worst first") List<FailurePair> pairs) {

    public ServicePairs {
        pairs = List.copyOf(pairs);
    }
}
