/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.account;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Makes a token for a program: it may use some operations as a person, as far as the person may, and nothing else. */
@Operation(name = "accounts.add-token", privilege = Privilege.ADMINISTER, doc = "Makes a token with which a program uses certain operations as a person, as far as that person may, and nothing else.")
public record AddToken(
        @Doc(value = "log-in name of the person that the program acts as, best one of its own that has no password", required = true) String login,
        @Doc(value = "what the token is for, at most 80 characters", required = true) String name,
        @Doc(value = "names of the operations, such as watches.push, at most 20; none that changes the site, approves or administers", required = true) List<String> operations,
        @Doc("for how many days it is good, 1 to 3660; absent: until it is taken back") Integer days)
        implements
            Command<AddToken.Added> {

    /** What was made. */
    public record Added(@Doc("id, to take it back by") String id,
            @Doc("the token, to be shown with every request; it is told this once and kept nowhere") String token,
            @Doc("until when it is good, UTC; absent: until it is taken back") Instant expires) {
    }
}
