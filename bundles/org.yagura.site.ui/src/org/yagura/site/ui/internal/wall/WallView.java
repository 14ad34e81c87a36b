/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.view.KitView;
import org.yagura.ui.wall.WallTile;

/** Hosts the board in the workbench; F11 opens it on a whole screen. */
public final class WallView extends KitView<WallPanel> {
    static final String TILES = "org.yagura.ui.wallTile";

    @Override
    protected WallPanel create(Composite parent, Kit kit) {
        return new WallPanel(parent, kit, Contributions.of(TILES, WallTile.class), Sound::play);
    }

    @Override
    protected Control focus(WallPanel panel) {
        return panel;
    }
}
