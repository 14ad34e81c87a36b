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

/** Takes a token of a program back: it is good for nothing from then on. */
@Operation(name = "accounts.revoke-token", privilege = Privilege.ADMINISTER, doc = "Takes a token of a program back.")
public record RevokeToken(@Doc(value = "id of the token", required = true) String id)
        implements
            Command<RevokeToken.Revoked> {

    /** What was done. */
    public record Revoked(@Doc("log-in name of the person that it acted as") String login,
            @Doc("what it was for") String name) {
    }
}
