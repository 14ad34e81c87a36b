/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.time.ZoneId;
import java.util.Set;

import org.yagura.core.operation.Privilege;

/**
 * What an agent says to somebody who has logged in.
 *
 * @param user log-in name
 * @param person name of the person as in the site model; the log-in name when there is none
 * @param privileges what the person's roles give
 * @param site name of the site
 * @param zone the site's time zone
 */
public record Session(String user, String person, Set<Privilege> privileges, String site, ZoneId zone) {

    public Session {
        privileges = Set.copyOf(privileges);
    }
}
