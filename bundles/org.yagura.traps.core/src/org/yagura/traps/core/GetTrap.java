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

/** Asks for everything about one trap. */
@Operation(name = "traps.get", privilege = Privilege.SEE, doc = "Everything about one trap.")
public record GetTrap(@Doc(value = "id of the trap", required = true) Long id) implements Query<TrapDetail> {
}
