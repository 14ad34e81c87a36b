/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;

/** What stops and what goes on when some things have failed. */
@Doc("What stops and what goes on when some things have failed.")
public record WhatIf(@Doc("what has failed") List<ElementRef> failed,
        @Doc("nodes and groups that do not work because of it, though they have not failed themselves; at most 1000") List<ElementRef> stopped,
        @Doc("all services, those that are down first") List<ServiceOutcome> services) {

    public WhatIf {
        failed = List.copyOf(failed);
        stopped = List.copyOf(stopped);
        services = List.copyOf(services);
    }
}
