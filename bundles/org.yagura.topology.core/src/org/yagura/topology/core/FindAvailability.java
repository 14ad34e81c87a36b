/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks how available services are. */
@Operation(name = "topology.availability", privilege = Privilege.SEE, doc = "Availability of services from the MTBF and MTTR of what they need, what costs most, what doubling would buy.")
public record FindAvailability(@Doc("id of a service; absent means all") String service)
        implements
            Query<FindAvailability.Answer> {

    /** The answer. */
    public record Answer(@Doc("revision of the site that was computed") long revision,
            @Doc("the services, in the order of the model") List<ServiceAvailability> services) {
    }
}
