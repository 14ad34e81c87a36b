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

/**
 * Keeps a person out, or lets them in again, without a change of the site model. Letting in also ends the wait after
 * failed log-ins, even when the person was not locked.
 */
@Operation(name = "accounts.lock", privilege = Privilege.ADMINISTER, doc = "Locks a person out and ends their sessions, or lets them in again, without a wait after failed log-ins.")
public record LockAccount(@Doc(value = "log-in name", required = true) String login,
        @Doc(value = "true locks, false lets in again", required = true) Boolean locked)
        implements
            Command<SetPassword.Set> {
}
