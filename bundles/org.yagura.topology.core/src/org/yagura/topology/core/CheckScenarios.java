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

/** Asks whether the scenarios of the site come out as expected. */
@Operation(name = "topology.scenarios", privilege = Privilege.SEE, doc = "The scenarios of the site, computed, and whether they come out as expected.")
public record CheckScenarios() implements Query<CheckScenarios.Answer> {

    /** The answer. */
    public record Answer(@Doc("revision of the site that was computed") long revision,
            @Doc("the scenarios, in the order of the model") List<ScenarioResult> scenarios) {
    }
}
