/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.util.Arrays;

/**
 * Who logs in. The passwords are held as characters that {@link #clear} wipes; they are never written anywhere.
 *
 * @param user log-in name
 * @param password the password; empty for an embedded agent, which takes its owner's token
 * @param next a new password that takes its place at the log-in; null for none
 */
public record Login(String user, char[] password, char[] next) {

    /** A log-in that keeps the password. */
    public Login(String user, char[] password) {
        this(user, password, null);
    }

    /** For an embedded agent: the owner of its data directory. */
    public static Login owner() {
        return new Login("", new char[0]);
    }

    /** How to log in from now on: with the new password, if there is one. */
    Login renewed() {
        return next == null ? this : new Login(user, next);
    }

    /** Wipes the passwords. */
    public void clear() {
        Arrays.fill(password, '\0');
        if (next != null) {
            Arrays.fill(next, '\0');
        }
    }

    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
