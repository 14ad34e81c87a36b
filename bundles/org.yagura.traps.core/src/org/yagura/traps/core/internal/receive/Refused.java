/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

/** A message is not taken: its sender proved no credential. Cheap to make, since floods make many. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String user;

    /** Reasons; the text for persons is in the messages under {@code refused.} and the name. */
    enum Why {
        COMMUNITY, SOURCE, SYSLOG, VERSION, USER, LEVEL, ENGINE, DIGEST, TIME_WINDOW, DECRYPTION, DISCOVERY
    }

    Refused(Why why, String user) {
        super(why.name(), null, false, false);
        this.why = why;
        this.user = user;
    }

    Why why() {
        return why;
    }

    /** The user name of a v3 message; null otherwise. */
    String user() {
        return user;
    }
}
