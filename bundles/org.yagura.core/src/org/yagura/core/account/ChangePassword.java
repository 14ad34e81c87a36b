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

/** Changes one's own password; one's other sessions end. */
@Operation(name = "account.password", privilege = Privilege.SEE, doc = "Changes the password of who is logged in; ends their other sessions.")
public record ChangePassword(@Doc(value = "the present password", required = true, secret = true) String present,
        @Doc(value = "the new password, at least 10 characters", required = true, secret = true) String password)
        implements
            Command<SetPassword.Set> {
}
