/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;

/** Something whose failure alone stops services. */
@Doc("Something whose failure alone stops services.")
public record SinglePoint(@Doc("what fails") ElementRef element,
        @Doc("ids of the services that it stops") List<String> services,
        @Doc("minutes a year in which it is down itself, on average") double minutesPerYear) {

    public SinglePoint {
        services = List.copyOf(services);
    }
}
