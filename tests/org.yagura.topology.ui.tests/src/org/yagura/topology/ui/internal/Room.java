/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.Locale;

import org.yagura.model.SiteIndex;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.DiagramPage;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.ui.diagram.PaletteEntry;

/** A window with the diagram of a site, and an agent that keeps its revisions. */
final class Room implements AutoCloseable {
    final SiteAgents agents;
    final UiWindow window;
    final TopologyDesk desk;
    TopologyPanel panel;
    DiagramPage page;

    Room(Site site) {
        this(new SiteAgents(site));
    }

    Room(SiteAgents agents) {
        this(agents, agents.agent());
    }

    Room(SiteAgents agents, MemoryAgent agent) {
        this.agents = agents;
        window = new UiWindow(agent, UiSettings.inMemory(), Locale.getDefault());
        desk = new TopologyDesk(window.kit());
    }

    /** Opens the diagram. */
    Room diagram() {
        panel = window.open(parent -> new TopologyPanel(parent, desk));
        window.until("the site is drawn", () -> panel.canvas() != null && !panel.canvas().scene().figures().isEmpty());
        window.until("it is arranged", () -> desk.answers().topology().isPresent() && panel.arranged());
        panel.canvas().zoom(1);
        page = new DiagramPage(window, panel.canvas());
        return this;
    }

    /** Whether the draft is there. */
    boolean drawn() {
        return window.kit().drafts().current().isPresent();
    }

    Site site() {
        return window.kit().drafts().current().orElseThrow().site();
    }

    SiteIndex index() {
        return SiteIndex.of(site());
    }

    PaletteEntry entry(String kind) {
        return panel.canvas().palette().stream().filter(e -> e.kind().equals(kind)).findFirst().orElseThrow();
    }

    /** Saves with a reason, as a person does. */
    void save(String why) {
        Controls.of(panel).type("Why, for those who read the history later", why).press("Save as new revision");
        window.until("saved", () -> !window.kit().drafts().isChanged() && !window.kit().drafts().saving());
    }

    /** Waits for the answers on what the draft holds now. */
    void answers() {
        var before = desk.answers().topology().orElse(null);
        window.until("new answers", () -> desk.answers().topology().orElse(null) != before);
        window.settle();
    }

    List<String> selected() {
        return panel.canvas().selected();
    }

    @Override
    public void close() {
        window.close();
    }
}
