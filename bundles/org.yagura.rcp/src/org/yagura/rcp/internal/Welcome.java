/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.part.IntroPart;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.SiteAddress;

/** The page of the first start. */
public final class Welcome extends IntroPart {
    private WelcomePanel panel;

    @Override
    public void createPartControl(Composite parent) {
        IWorkbenchWindow window = getIntroSite().getWorkbenchWindow();
        Kit kit = window.getService(Kit.class);
        var area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(area);
        panel = new WelcomePanel(area, kit, new WelcomePanel.Choices() {
            @Override
            public void demo() {
                embedded(kit, true);
            }

            @Override
            public void connect() {
                ConnectDialog.open(kit, new SavedSites(kit.settings()),
                        new SavedSites.Saved("", ConnectDialog.NO_HOST, "", null, null, false));
            }

            @Override
            public void own() {
                embedded(kit, false);
            }
        });
        GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
        var following = kit.connections().followStatus(status -> {
            if (status.session() != null) {
                window.getWorkbench().getIntroManager().closeIntro(this);
            }
        });
        area.addDisposeListener(e -> following.close());
    }

    private void embedded(Kit kit, boolean demo) {
        SiteAddress.Embedded address = FirstSite.address(demo, null);
        new SavedSites(kit.settings()).remember(address, null);
        kit.connections().connect(address, Login.owner());
        getIntroSite().getWorkbenchWindow().getWorkbench().getIntroManager().closeIntro(this);
    }

    @Override
    public void standbyStateChanged(boolean standby) {
        // there is one form of the page
    }

    @Override
    public void setFocus() {
        if (panel != null) {
            panel.setFocus();
        }
    }
}
