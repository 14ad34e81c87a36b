/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.patrol;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Makes a patrol due now, apart from the fixed times. */
@Operation(name = "patrols.begin", privilege = Privilege.HANDLE, doc = "Makes a patrol due now, apart from the fixed times.")
public record BeginPatrol(@Doc(value = "id of the checklist", required = true) String checklist)
        implements
            Command<PatrolRow> {
}
