/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui;

import java.time.Clock;
import java.util.Locale;

import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.Session;
import org.yagura.ui.node.NodePages;
import org.yagura.ui.selection.NodeSelection;
import org.yagura.ui.severity.SeverityLook;
import org.yagura.ui.site.SiteDrafts;
import org.yagura.ui.site.SiteModels;
import org.yagura.ui.theme.Icons;
import org.yagura.ui.theme.Theme;
import org.yagura.ui.time.Times;

/**
 * What every view is given. In the workbench an OSGi service: {@code getSite().getService(Kit.class)}; tests make one of
 * their own. All parts live as long as the workbench.
 */
public class Kit {
    private final Connections connections;
    private final UiSettings settings;
    private final Background background;
    private final Theme theme = new Theme();
    private final Icons icons = new Icons(theme);
    private final NodeSelection selection = new NodeSelection();
    private final NodePages nodePages = new NodePages();
    private final Times times;
    private final SeverityLook severities;
    private final SiteModels site;
    private final SiteDrafts drafts;

    /** A kit around a connection, in the language and zone of this process until the site tells its own zone. */
    public Kit(Connections connections, UiSettings settings, UiThread ui) {
        this(connections, settings, ui, Clock.systemDefaultZone(), Locale.getDefault());
    }

    /** A kit around a connection, with that clock and language. */
    public Kit(Connections connections, UiSettings settings, UiThread ui, Clock clock, Locale language) {
        this.connections = connections;
        this.settings = settings;
        background = new Background(ui);
        times = new Times(clock, language);
        severities = new SeverityLook(language);
        site = new SiteModels(connections, background);
        drafts = new SiteDrafts(connections, background, site);
        connections.followStatus(status -> {
            Session session = status.session();
            if (session != null) {
                times.setZone(session.zone());
            }
        });
    }

    /** The connection to the site. */
    public final Connections connections() {
        return connections;
    }

    /** What views remember for the person. */
    public final UiSettings settings() {
        return settings;
    }

    /** Work off the user interface thread. */
    public final Background background() {
        return background;
    }

    /** Colours. */
    public final Theme theme() {
        return theme;
    }

    /** Icons. */
    public final Icons icons() {
        return icons;
    }

    /** The selection that all views share. */
    public final NodeSelection selection() {
        return selection;
    }

    /** Opens the pages of nodes. */
    public final NodePages nodePages() {
        return nodePages;
    }

    /** How times are written. */
    public final Times times() {
        return times;
    }

    /** How severities and handling states look. */
    public final SeverityLook severities() {
        return severities;
    }

    /** The site model. */
    public final SiteModels site() {
        return site;
    }

    /** The changes to the site model that are not saved yet. */
    public final SiteDrafts drafts() {
        return drafts;
    }
}
