/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param user log-in name
 * @param privileges what the roles give
 * @param areas ids of the areas (with all below them) that are in scope; empty means the whole site
 * @param language of texts made for the caller
 * @param address from where, as text for the audit trail; empty for the agent itself
 */
public record Caller(String user, Set<Privilege> privileges, Optional<Set<String>> areas, Locale language,
        String address) {

    public Caller {
        privileges = Set.copyOf(privileges);
        areas = areas.map(Set::copyOf);
    }

    /** The agent itself: everything, everywhere. */
    public static Caller system() {
        return new Caller("system", Set.of(Privilege.values()), Optional.empty(), Locale.ENGLISH, "");
    }

    /** Whether the caller has a privilege. */
    public boolean may(Privilege privilege) {
        return privileges.contains(privilege);
    }
}
