/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who sends SNMPv3 traps: a user on an engine.
 *
 * @param user name of the user
 * @param engine id of the sender's engine; never changed
 */
public record Sender(String user, byte[] engine) {

    /** The engine's id in hexadecimal. */
    public String engineText() {
        return HexFormat.of().formatHex(engine);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sender s && user.equals(s.user) && Arrays.equals(engine, s.engine);
    }

    @Override
    public int hashCode() {
        return 31 * user.hashCode() + Arrays.hashCode(engine);
    }

    @Override
    public String toString() {
        return user + '@' + engineText();
    }
}
