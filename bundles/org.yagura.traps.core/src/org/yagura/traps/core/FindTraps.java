/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for a window of the traps that match, newest first. */
@Operation(name = "traps.find", privilege = Privilege.SEE, doc = "A window of the traps that match, newest first.")
public record FindTraps(
        @Doc("which traps; absent means all") TrapFilter filter,
        @Doc("place of the first row wanted among the matching ones, 0 is the newest; absent means 0") Long position,
        @Doc("how many rows, at most 1000; absent means 200") Integer size,
        @Doc("only traps up to this id, so that places stay while new ones arrive; absent means the newest now") Long upToId)
        implements
            Query<TrapPage> {
}
