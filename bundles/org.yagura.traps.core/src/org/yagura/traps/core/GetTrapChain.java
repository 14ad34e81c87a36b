/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for the chain of counters that shows where traps were lost, if any were. */
@Operation(name = "traps.chain", privilege = Privilege.SEE, doc = "The counters from the network to the tables; they add up.")
public record GetTrapChain() implements Query<TrapChain> {
}
