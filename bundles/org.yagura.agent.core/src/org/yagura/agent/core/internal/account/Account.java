/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.time.Instant;
import java.util.Locale;

import org.yagura.core.fact.JsonFactType;

/**
 * What is kept of a person besides the site model.
 *
 * @param login log-in name as {@link #key} makes it
 * @param hash of the password; null when there is none
 * @param passwordSet when the password was given; null when there is none, or when it is older than this was kept
 * @param mustChange the password is to be changed at the next log-in
 * @param demo the password is a known one of the demo site, good from this machine only
 * @param locked kept out
 * @param lastLogin null when never
 * @param failures refused log-ins since the last one that was good
 * @param lastFailure the newest of these; null when there is none
 */
public record Account(String login, String hash, Instant passwordSet, boolean mustChange, boolean demo, boolean locked,
        Instant lastLogin, int failures, Instant lastFailure) {

    /**
     * A person got a password.
     *
     * @param login log-in name
     * @param hash never the password itself
     * @param mustChange to be changed at the next log-in
     * @param demo known to everybody
     */
    public record PasswordSet(String login, String hash, boolean mustChange, boolean demo) {
    }

    /**
     * A person was locked out or let in again.
     *
     * @param login log-in name
     * @param locked whether out
     */
    public record Locked(String login, boolean locked) {
    }

    /** How they stand in the journal. */
    public static final JsonFactType<PasswordSet> PASSWORD = new JsonFactType<>("account.password", 1,
            PasswordSet.class);
    /** How they stand in the journal. */
    public static final JsonFactType<Locked> LOCKED = new JsonFactType<>("account.locked", 1, Locked.class);

    /** Log-in names count without regard to case. */
    public static String key(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether both are the log-in name of one person. */
    public static boolean same(String login, String other) {
        return key(login).equals(key(other));
    }

    static Account none(String login) {
        return new Account(login, null, null, false, false, false, null, 0, null);
    }

    Account with(PasswordSet given, Instant at) {
        return new Account(login, given.hash(), at, given.mustChange(), given.demo(), locked, lastLogin, failures,
                lastFailure);
    }

    Account with(Locked given) {
        return new Account(login, hash, passwordSet, mustChange, demo, given.locked(), lastLogin, failures,
                lastFailure);
    }

    Account loggedIn(Instant at) {
        return new Account(login, hash, passwordSet, mustChange, demo, locked, at, 0, null);
    }

    Account refused(Instant at) {
        return new Account(login, hash, passwordSet, mustChange, demo, locked, lastLogin, failures + 1, at);
    }
}
