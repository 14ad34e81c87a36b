/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.discovery;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Ends the run that is under way; what was found so far stays. */
@Operation(name = "discovery.cancel", privilege = Privilege.RUN, doc = "Ends the run that is under way; what was found so far stays.")
public record CancelDiscovery() implements Command<CancelDiscovery.Cancelled> {

    /** The answer. */
    public record Cancelled(@Doc("whether a run was under way") boolean running) {
    }
}
