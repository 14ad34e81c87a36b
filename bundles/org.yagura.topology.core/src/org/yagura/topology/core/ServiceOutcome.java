/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.model.site.ServiceState;

/** What becomes of a service when some things have failed. */
@Doc("What becomes of a service when some things have failed.")
public record ServiceOutcome(@Doc("the service") ElementRef service,
        @Doc("DOWN; DEGRADED: it works, but a group that it uses has lost members or a single failure stops it now that did not before; UP") ServiceState state,
        @Doc("a smallest part of what has failed that suffices to stop it; empty when it is not down") List<ElementRef> because,
        @Doc("why, from the service down to what has failed") List<Reason> reasons) {

    public ServiceOutcome {
        because = List.copyOf(because);
        reasons = List.copyOf(reasons);
    }

    /** A line of an explanation. */
    @Doc("A line of an explanation.")
    public record Reason(@Doc("how deep below the service, from 0") int depth,
            @Doc("id of what it is about") String element,
            @Doc("a sentence in the reader's language") String text) {
    }
}
