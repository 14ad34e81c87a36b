/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.SummariseAlarms;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.selection.NodeBadges;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.view.KitView;

/** The open alarms of each node as badges. On the user interface thread. */
@Component(service = NodeBadges.class)
public final class AlarmBadges implements NodeBadges {
    private final Kit kit;
    private final Texts texts = Texts.of(AlarmBadges.class);
    private final List<Consumer<NodeBadges>> followers = new CopyOnWriteArrayList<>();
    private Map<String, Badge> badges = Map.of();
    private Background.Call asking;
    private boolean again;
    private boolean begun;

    /** Badges of the site that the kit is connected to; asks for the first time when somebody follows. */
    @Activate
    public AlarmBadges(@Reference Kit kit) {
        this.kit = kit;
    }

    @Override
    public Badge badge(String nodeId) {
        return badges.get(nodeId);
    }

    @Override
    public Following follow(Consumer<NodeBadges> follower) {
        followers.add(follower);
        if (!begun) {
            begun = true;
            kit.connections().followChanges(Set.of("alarms", "handling", Connections.RECONNECTED), c -> ask());
            ask();
        }
        return () -> followers.remove(follower);
    }

    /** Brings the view of alarms into sight, with those of nodes and areas only. */
    @Override
    public boolean show(Selected what) {
        return open(what);
    }

    /** As {@link #show}, for those without badges. */
    static boolean open(Selected what) {
        if (what.isEmpty()) {
            return false;
        }
        Optional<AlarmsPanel> panel = KitView.open(AlarmsView.class, AlarmsView.ID);
        panel.ifPresent(alarms -> alarms.show(what));
        return panel.isPresent();
    }

    private void ask() {
        if (!kit.connections().status().connected()) {
            return;
        }
        if (asking != null && asking.running()) {
            again = true;
            return;
        }
        asking = kit.background().ask(null, () -> kit.connections().call(new SummariseAlarms()), this::fill,
                problem -> {
                    // the badges stay as they were; the views tell the problem
                });
    }

    private void fill(SummariseAlarms.Summary summary) {
        var now = new HashMap<String, Badge>();
        for (SummariseAlarms.NodeAlarms node : summary.nodes()) {
            if (node.nodeId() != null) {
                now.put(node.nodeId(), new Badge(node.worst(), node.open(),
                        texts.get("badge", kit.severities().word(node.worst()), node.open(), node.unhandled())));
            }
        }
        if (!now.equals(badges)) {
            badges = now;
            followers.forEach(f -> f.accept(this));
        }
        if (again) {
            again = false;
            ask();
        }
    }
}
