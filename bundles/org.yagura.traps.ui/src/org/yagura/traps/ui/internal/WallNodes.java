/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.traps.ui.internal;

import java.util.Comparator;
import java.util.Set;

import org.yagura.core.text.Texts;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Node;
import org.yagura.traps.core.SummariseAlarms;
import org.yagura.traps.core.SummariseAlarms.NodeAlarms;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.wall.WallTile;

/** The nodes with the worst alarms on the wall-board. */
public final class WallNodes implements WallTile {
    private static final int MOST = 12;
    private final Texts texts = Texts.of(WallNodes.class);

    @Override
    public Set<String> topics() {
        return Set.of("alarms", "handling");
    }

    @Override
    public Content load(Connections connections, SiteIndex site) {
        return new Content(connections.call(new SummariseAlarms()).nodes().stream().filter(n -> n.nodeId() != null)
                .sorted(Comparator.comparing(NodeAlarms::worst).thenComparing(NodeAlarms::open).reversed()).limit(MOST)
                .map(n -> new Line(n.worst(), name(site, n.nodeId()), texts.get("wall.node", n.open(), n.unhandled()),
                        null))
                .toList(), Set.of());
    }

    private static String name(SiteIndex site, String id) {
        Node node = site == null ? null : site.node(id);
        return node == null || node.getName() == null ? id : node.getName();
    }
}
