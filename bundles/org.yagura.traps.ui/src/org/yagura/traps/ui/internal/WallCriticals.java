/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.traps.ui.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.model.SiteIndex;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.TrapFilter;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.wall.WallTile;

/** The critical alarms on the wall-board, the newest first; those that nobody works on are heard when they are new. */
public final class WallCriticals implements WallTile {
    private static final int MOST = 200;
    private static final TrapFilter CRITICAL = new TrapFilter(null, List.of(Severity.CRITICAL), null, null, null, null,
            null, null, null, null);

    @Override
    public Set<String> topics() {
        return Set.of("alarms", "handling");
    }

    @Override
    public Content load(Connections connections, SiteIndex site) {
        List<AlarmRow> rows = connections.call(new FindAlarms(CRITICAL, false, 0L, MOST)).rows();
        return new Content(
                rows.stream().sorted(Comparator.comparing(AlarmRow::first).reversed())
                        .map(r -> new Line(r.severity(), r.node(), r.message(), r.first())).toList(),
                rows.stream().filter(r -> r.state() == HandlingState.UNHANDLED).map(r -> "alarm " + r.id())
                        .collect(Collectors.toSet()));
    }
}
