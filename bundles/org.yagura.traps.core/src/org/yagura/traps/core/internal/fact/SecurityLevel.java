/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

/** How a message was secured (RFC 3411). The ordinal is stored: never change the order. */
public enum SecurityLevel {
    NO_AUTH_NO_PRIV("noAuthNoPriv"), AUTH_NO_PRIV("authNoPriv"), AUTH_PRIV("authPriv");

    private final String word;

    SecurityLevel(String word) {
        this.word = word;
    }

    /** The word that the RFCs use. */
    public String word() {
        return word;
    }
}
