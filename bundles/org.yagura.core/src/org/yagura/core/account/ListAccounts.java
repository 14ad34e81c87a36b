/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.account;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks which people have a password, and when they were last here. */
@Operation(name = "accounts.list", privilege = Privilege.ADMINISTER, doc = "The people of the site and how they log in.")
public record ListAccounts() implements Query<ListAccounts.Accounts> {

    /** The accounts. */
    public record Accounts(@Doc("one a person, by log-in name") List<Account> accounts) {
    }

    /** An account. */
    public record Account(@Doc("log-in name") String login, @Doc("name of the person") String name,
            @Doc("names of the roles that the site model gives") List<String> roles,
            @Doc("whether the site model lets the person in") boolean enabled,
            @Doc("whether there is a password") boolean password,
            @Doc("when the password was given, UTC; absent when that is not known") Instant passwordSet,
            @Doc("whether the password must be changed at the next log-in") boolean mustChange,
            @Doc("whether the password is the known one of the demo site, good from the agent's machine only") boolean demo,
            @Doc("whether an administrator has locked the person out") boolean locked,
            @Doc("for how many seconds the person has to wait after failed log-ins; 0 for none") long waitSeconds,
            @Doc("how many sessions are open") int sessions,
            @Doc("last log-in, UTC; absent when never") Instant lastLogin,
            @Doc("refused log-ins since then") int failures,
            @Doc("the newest of these, UTC; absent when there is none") Instant lastFailure) {
    }
}
