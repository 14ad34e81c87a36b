/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.time.Instant;
import java.util.Optional;

import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;

/**
 * How the connection is. Immutable.
 *
 * @param phase how far
 * @param address where to; null in {@link Phase#NONE} before the first connection
 * @param session who is logged in; kept while the connection is {@link Phase#LOST}; null before
 * @param problem why it is lost or refused; null else
 * @param nextTry when it will be tried again; null when it will not
 * @param untrusted what a person has to compare; null unless refused for that reason
 */
public record ConnectionStatus(Phase phase, SiteAddress address, Session session, Problem problem, Instant nextTry,
        UntrustedException untrusted) {

    /** No connection, none wanted. */
    public static final ConnectionStatus NONE = new ConnectionStatus(Phase.NONE, null, null, null, null, null);

    /** Whether requests are answered. */
    public boolean connected() {
        return phase == Phase.CONNECTED;
    }

    /** Whether who is logged in may do that. */
    public boolean may(Privilege privilege) {
        return session != null && session.privileges().contains(privilege);
    }

    /** Name of the site, or of the address until the site has told its name; empty without any. */
    public String siteName() {
        return Optional.ofNullable(session).map(Session::site)
                .or(() -> Optional.ofNullable(address).map(SiteAddress::name)).orElse("");
    }
}
