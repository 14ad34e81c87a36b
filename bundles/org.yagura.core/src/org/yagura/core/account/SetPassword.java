/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.account;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Gives a person a password; everybody's own by {@link ChangePassword}. */
@Operation(name = "accounts.password", privilege = Privilege.ADMINISTER, doc = "Gives a person a new password, to be changed at the next log-in; ends their other sessions.")
public record SetPassword(@Doc(value = "log-in name", required = true) String login,
        @Doc(value = "the new password, at least 10 characters", required = true, secret = true) String password)
        implements
            Command<SetPassword.Set> {

    /** What was done. */
    public record Set(@Doc("log-in name") String login, @Doc("how many sessions were ended") int endedSessions) {
    }
}
