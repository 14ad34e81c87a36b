/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import java.util.Set;

import org.yagura.core.event.Severity;
import org.yagura.model.SiteIndex;
import org.yagura.topology.core.FindServiceStates;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.wall.WallTile;

/** The services on the wall-board, the worst first, in sentences. */
public final class ServicesTile implements WallTile {

    @Override
    public Set<String> topics() {
        return Set.of("alarms", "handling", "topology");
    }

    @Override
    public Content load(Connections connections, SiteIndex site) {
        return new Content(connections.call(new FindServiceStates()).services().stream().map(row -> new Line(
                switch (row.state()) {
                    case DOWN -> Severity.CRITICAL;
                    case DEGRADED -> Severity.MINOR;
                    case UP -> Severity.CLEARED;
                }, row.service().name(), row.text(), row.since())).toList(), Set.of());
    }
}
