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

/** Asks what stops when some things fail. */
@Operation(name = "topology.what-if", privilege = Privilege.SEE, doc = "What becomes of the services when some things fail or are stopped, with the reasons.")
public record AskWhatIf(
        @Doc(value = "ids of areas, nodes, parts or links that have failed or are stopped, at most 1000", required = true) List<String> elements,
        @Doc("one after the other, with an answer after each, at most 50; absent means all at once") Boolean stepwise)
        implements
            Query<AskWhatIf.Answer> {

    /** The answer. */
    public record Answer(@Doc("revision of the site that was computed") long revision,
            @Doc("what is after each step; one when all are at once") List<WhatIf> steps) {
    }
}
