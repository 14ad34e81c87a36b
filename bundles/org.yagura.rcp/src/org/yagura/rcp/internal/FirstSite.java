/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.ui.PlatformUI;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.SiteAddress;

/** Opens what the command line asks for, or what was open last, or the welcome page. */
final class FirstSite {
    private static final Texts TEXTS = Texts.of(FirstSite.class);

    private final Kit kit;
    private final StartArguments asked;

    FirstSite(Kit kit, StartArguments asked) {
        this.kit = kit;
        this.asked = asked;
    }

    /** Before the window opens: tells the views which site is coming. */
    void announce() {
        SiteAddress coming = coming(new SavedSites(kit.settings()).all());
        if (coming != null) {
            kit.connections().announce(coming);
        }
    }

    private SiteAddress coming(List<SavedSites.Saved> sites) {
        if (asked.connect() != null) {
            return null;
        }
        if (asked.wantsSite()) {
            return address(asked.demo(), asked.data());
        }
        return sites.isEmpty() || sites.getFirst().url() != null ? null : sites.getFirst().address();
    }

    void open() {
        var saved = new SavedSites(kit.settings());
        if (asked.connect() != null) {
            ConnectDialog.open(kit, saved,
                    new SavedSites.Saved(asked.connect().getHost(), asked.connect().toString(), "", null, null, false));
        } else if (asked.wantsSite()) {
            embedded(asked.demo(), asked.data());
        } else {
            last(saved, saved.all());
        }
    }

    private void last(SavedSites saved, List<SavedSites.Saved> sites) {
        if (sites.isEmpty()) {
            PlatformUI.getWorkbench().getIntroManager().showIntro(PlatformUI.getWorkbench().getActiveWorkbenchWindow(),
                    false);
        } else if (sites.getFirst().url() == null) {
            kit.connections().connect(sites.getFirst().address(), Login.owner());
        } else {
            ConnectDialog.open(kit, saved, sites.getFirst());
        }
    }

    /** Opens the demo, or an own site on this computer; the data directory is the usual one for null. */
    static SiteAddress.Embedded address(boolean demo, Path data) {
        Path folder = data != null ? data : StartArguments.usualData(demo ? "demo" : "site");
        return new SiteAddress.Embedded(TEXTS.get(demo ? "site.demo" : "site.own"), folder, demo);
    }

    private void embedded(boolean demo, Path data) {
        SiteAddress.Embedded address = address(demo, data);
        new SavedSites(kit.settings()).remember(address, null);
        kit.connections().connect(address, Login.owner());
    }
}
