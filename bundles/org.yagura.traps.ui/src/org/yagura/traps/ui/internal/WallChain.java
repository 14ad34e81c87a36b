/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.traps.ui.internal;

import java.util.List;
import java.util.Set;

import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.SiteIndex;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.TrapChain;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.wall.WallTile;

/** Whether anything that was sent here was lost, on the wall-board. */
public final class WallChain implements WallTile {
    private final Texts texts = Texts.of(WallChain.class);

    @Override
    public Set<String> topics() {
        return Set.of("chain");
    }

    @Override
    public Content load(Connections connections, SiteIndex site) {
        TrapChain chain = connections.call(new GetTrapChain());
        boolean good = ChainStatus.good(chain);
        return new Content(List.of(new Line(good ? Severity.CLEARED : Severity.CRITICAL,
                ChainStatus.words(texts, chain), texts.get("wall.chain", chain.received(), chain.projected()), null)),
                Set.of());
    }
}
