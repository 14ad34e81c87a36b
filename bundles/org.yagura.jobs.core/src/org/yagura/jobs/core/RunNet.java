/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.util.Map;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Begins a run of a net. */
@Operation(name = "jobs.run", privilege = Privilege.RUN, doc = "Begins a run of a job net.")
public record RunNet(@Doc(value = "id of the net", required = true) String net,
        @Doc("values of variables of the net that are asked for, by name") Map<String, String> variables,
        @Doc("names the request, at most 100 characters: asked again under the same name, nothing more is begun and the run that was is answered; absent means that each request begins a run") String request)
        implements
            Command<RunNet.Begun> {

    /** What was begun. */
    public record Begun(@Doc("id of the run") String run,
            @Doc("whether it was begun by this request; false when it was by one of the same name before") boolean begun) {
    }
}
