/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.model.site.ServiceState;

/** Asks how the services are, concluded from the drawing, where what has a critical alarm is taken as failed. */
@Operation(name = "topology.services", privilege = Privilege.SEE, doc = "How the services are, the worst first, concluded from the drawing: what has a critical alarm is taken as failed.")
public record FindServiceStates() implements Query<FindServiceStates.Answer> {

    /** The answer. */
    public record Answer(@Doc("revision of the site that was computed") long revision,
            @Doc("whether it is proved that no smaller set of failures explains the alarms") boolean exact,
            @Doc("what is taken as failed") List<ElementRef> failed,
            @Doc("the services, the worst first, then in the order of the model") List<Row> services) {
    }

    /** A service. */
    @Doc("How a service is.")
    public record Row(@Doc("the service") ElementRef service, @Doc("its state") ServiceState state,
            @Doc("the state and what it means, in sentences in the caller's language") String text,
            @Doc("since when what failed is in alarm, UTC; absent when it works, or when that is not known") Instant since) {
    }
}
