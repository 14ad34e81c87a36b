/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.widgets.Control;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.wall.WallTile;

/** A tile on a board: keeps the newest content, and nothing before it. On the user interface thread. */
final class TilePart {
    private static final int PAUSE_MILLIS = 1_000;
    private static final int MOST = 200;

    private final Kit kit;
    private final Control owner;
    private final Contributions<WallTile> tile;
    private final Runnable changed;
    private WallTile.Content content;
    private Instant at;
    private Problem problem;
    private Background.Call loading;
    private boolean waiting;
    private boolean again;

    /** A tile that tells when it has changed, as long as the owner lives. */
    TilePart(Kit kit, Control owner, Contributions<WallTile> tile, Runnable changed) {
        this.kit = kit;
        this.owner = owner;
        this.tile = tile;
        this.changed = changed;
        var topics = new HashSet<String>(tile.made().topics());
        topics.add(Connections.RECONNECTED);
        Following following = kit.connections().followChanges(Set.copyOf(topics), c -> soon());
        owner.addDisposeListener(e -> following.close());
    }

    private void soon() {
        if (!waiting && !owner.isDisposed()) {
            waiting = true;
            owner.getDisplay().timerExec(PAUSE_MILLIS, () -> {
                waiting = false;
                load();
            });
        }
    }

    /** Loads, unless it is being loaded: then once more afterwards. */
    void load() {
        if (owner.isDisposed() || !kit.connections().status().connected()) {
            return;
        }
        if (loading != null && loading.running()) {
            again = true;
            return;
        }
        var site = kit.site().current().map(s -> s.index()).orElse(null);
        loading = kit.background().ask(owner, () -> {
            try {
                return tile.made().load(kit.connections(), site);
            } catch (LinkageError e) {
                throw new IllegalStateException(e);
            }
        }, this::tell, this::failed);
    }

    private void tell(WallTile.Content now) {
        content = now.lines().size() > MOST
                ? new WallTile.Content(now.lines().subList(0, MOST), now.ringing())
                : now;
        at = kit.times().now();
        problem = null;
        next();
    }

    private void failed(Problem why) {
        problem = why;
        next();
    }

    private void next() {
        changed.run();
        if (again) {
            again = false;
            soon();
        }
    }

    String label() {
        return tile.label();
    }

    String place() {
        return tile.place();
    }

    /** The lines; empty before the first have come. */
    List<WallTile.Line> lines() {
        return content == null ? List.of() : content.lines();
    }

    /** What is to be heard; null before it is known. */
    Set<String> ringing() {
        return content == null ? null : content.ringing();
    }

    /** When the content came; null before the first. */
    Instant at() {
        return at;
    }

    /** Why there is no newer content; null when all is well. */
    Problem problem() {
        return problem;
    }
}
