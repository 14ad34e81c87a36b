/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.traps.ui.internal;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.yagura.core.event.Severity;
import org.yagura.model.SiteIndex;
import org.yagura.traps.core.SummariseAlarms;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.severity.SeverityLook;
import org.yagura.ui.wall.WallTile;

/** How many alarms of each severity are open, on the wall-board. */
public final class WallCounts implements WallTile {
    private final SeverityLook look = new SeverityLook(Locale.getDefault());

    @Override
    public Set<String> topics() {
        return Set.of("alarms", "handling");
    }

    @Override
    public Content load(Connections connections, SiteIndex site) {
        SummariseAlarms.Summary summary = connections.call(new SummariseAlarms());
        return new Content(
                Stream.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING, Severity.INDETERMINATE)
                        .map(s -> new Line(s, Long.toString(summary.bySeverity().getOrDefault(s, 0L)), look.word(s),
                                null))
                        .toList(),
                Set.of());
    }
}
