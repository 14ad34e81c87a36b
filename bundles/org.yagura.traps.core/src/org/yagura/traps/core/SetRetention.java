/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Says how long traps are kept; whole segments of days are dropped in the background. */
@Operation(name = "traps.retain", privilege = Privilege.ADMINISTER, doc = "Says how long traps are kept, and how much else.")
public record SetRetention(@Doc(value = "days, 1 to 3650", required = true) Integer days,
        @Doc(value = "traps at most, 100000 to 1000000000", required = true) Long rows,
        @Doc("cleared alarms at most, 1000 to 1000000; absent leaves it") Integer clearedAlarms,
        @Doc("open alarms at most, 1000 to 1000000; absent leaves it") Integer openAlarms,
        @Doc("facts that could not be read at most, 100 to 100000; absent leaves it") Integer unread)
        implements
            Command<GetRetention.Retention> {
}
