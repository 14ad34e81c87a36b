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

@Operation(name = "traps.resync", privilege = Privilege.ADMINISTER, doc = "Forgets the clocks of SNMPv3 senders; the next authentic message of each sets it again. For a device that was replaced or reset, whose traps are refused as too old.")
public record ForgetSenders(@Doc(value = "user name", required = true) String user,
        @Doc("engine id, hexadecimal; absent means all of the user") String engine)
        implements
            Command<ForgetSenders.Forgotten> {

    /** What was done. */
    public record Forgotten(@Doc("how many clocks") int forgotten) {
    }
}
