/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.ArrayList;
import java.util.List;

import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Scene;
import org.yagura.testsupport.diagram.SceneEdits;
import org.yagura.ui.Kit;

/** A host whose model is the scene itself. */
final class DemoHost implements DiagramHost {
    private final SceneEdits edits;
    private final List<String> opened = new ArrayList<>();

    DemoHost(Scene scene) {
        edits = new SceneEdits(scene);
    }

    @Override
    public String kind() {
        return "demo";
    }

    @Override
    public SceneEdits edits() {
        return edits;
    }

    @Override
    public List<PaletteEntry> palette() {
        return List.of(PaletteEntry.figure("server", "Nodes", "Server", new Icon(Kit.class, "server")),
                PaletteEntry.figure("router", "Nodes", "Router", new Icon(Kit.class, "router")),
                PaletteEntry.figure("group", "Groups", "Group", new Icon(Kit.class, "stack-2")).sized(240, 160),
                PaletteEntry.connection("lan", "Links", "LAN", new Icon(Kit.class, "network")));
    }

    @Override
    public List<Layer> layers() {
        return List.of(new Layer("power", "Power"), new Layer("lan", "LAN"));
    }

    @Override
    public void open(String id) {
        opened.add(id);
    }

    @Override
    public String emptyText() {
        return "Nothing is drawn yet. Take a figure from the palette.";
    }

    List<String> opened() {
        return opened;
    }
}
