/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.ConnectionStatus;

/** Configures a window: perspective bar, our own status line, the site in the title. */
final class Window extends WorkbenchWindowAdvisor {
    private static final String OURS = "org.yagura.rcp.statusLine";

    private Following following;

    Window(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new Actions(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
        configurer.setInitialSize(new Point(Math.min(1600, screen.width), Math.min(1000, screen.height)));
        configurer.setShowCoolBar(false);
        configurer.setShowStatusLine(false);
        configurer.setShowProgressIndicator(false);
        configurer.setShowPerspectiveBar(true);
        configurer.setShowMenuBar(true);
        configurer.setTitle("Yagura");
    }

    @Override
    public void postWindowCreate() {
        // one status line: ours alone, fixed in its place
        if (getWindowConfigurer().getWindow().getService(MWindow.class) instanceof MTrimmedWindow window) {
            for (MTrimBar bar : window.getTrimBars()) {
                if (bar.getSide() == SideValue.BOTTOM) {
                    for (MTrimElement element : bar.getChildren()) {
                        boolean ours = OURS.equals(element.getElementId());
                        element.getTags().remove("Draggable");
                        element.setToBeRendered(ours);
                    }
                }
            }
        }
    }

    @Override
    public void postWindowOpen() {
        Kit kit = getWindowConfigurer().getWindow().getService(Kit.class);
        following = kit.connections().followStatus(this::title);
    }

    private void title(ConnectionStatus status) {
        Shell shell = getWindowConfigurer().getWindow().getShell();
        if (shell != null && !shell.isDisposed()) {
            String site = status.siteName();
            getWindowConfigurer().setTitle(site.isEmpty() ? "Yagura" : site + " – Yagura");
        }
    }

    @Override
    public void postWindowClose() {
        if (following != null) {
            following.close();
        }
    }
}
