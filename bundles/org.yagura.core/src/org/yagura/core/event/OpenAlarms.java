/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

import java.time.Instant;
import java.util.Map;

/**
 * Who knows of alarms that are open. Domains that raise alarms register one as an OSGi service, for others that draw
 * conclusions from the alarms of a moment. Called on any thread; must answer at once.
 */
public interface OpenAlarms {

    /** The worst severity of the open alarms by id of the node; empty when there are none, or nothing is known yet. */
    Map<String, Severity> byNode();

    /** Since when each node has alarms of its worst severity, UTC; a node of which that is not known is left out. */
    default Map<String, Instant> since() {
        return Map.of();
    }
}
