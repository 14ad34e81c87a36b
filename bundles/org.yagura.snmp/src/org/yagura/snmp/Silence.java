/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

/** Why a node tells nothing. */
public final class Silence extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds. */
    public enum Why {
        /** Not asked: it has no address. */
        NO_ADDRESS,
        /** Not asked: no credential of the site allows its address. */
        NO_CREDENTIAL,
        /** Asked with every credential that allows it, without an answer. */
        NO_ANSWER,
        /** It answered that the user, key or time is wrong. */
        REFUSED,
        /** It answered something that is no SNMP, or went in circles. */
        BROKEN
    }

    private final Why why;

    /** A silence; the message is for the log and has no secret. */
    public Silence(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** The kind. */
    public Why why() {
        return why;
    }
}
