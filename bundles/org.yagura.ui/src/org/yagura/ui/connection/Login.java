/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.util.Arrays;

/**
 * Who logs in. The password is held as characters that {@link #clear} wipes; it is never written anywhere.
 *
 * @param user log-in name
 * @param password the password; empty for an embedded agent, which takes its owner's token
 */
public record Login(String user, char[] password) {

    /** For an embedded agent: the owner of its data directory. */
    public static Login owner() {
        return new Login("", new char[0]);
    }

    /** Wipes the password. */
    public void clear() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
