/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import java.util.List;

/**
 * A field of work served by the agent: traps, watches, jobs. Registered as an OSGi service without references of its
 * own; the agent opens it once journal and store are there.
 */
public interface Domain {

    /** Short unique name. */
    String name();

    /** What it can be told when the agent is started; asked before it is opened, and when there is no agent at all. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Makes the parts; starts nothing yet. */
    DomainParts open(DomainContext context);
}
