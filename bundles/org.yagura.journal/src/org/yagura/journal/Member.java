/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.util.Objects;

/**
 * A member of the journal's group.
 *
 * @param id stable id, letters, digits, dash and underline
 * @param host name or address under which the others reach it
 * @param port port of the members' protocol; not used in a group of one
 */
public record Member(String id, String host, int port) {

    public Member {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(host, "host");
        if (!id.matches("[A-Za-z0-9_-]{1,60}")) {
            throw new IllegalArgumentException("id of a member: " + id);
        }
    }

    /** Whether the host is this machine by definition. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
