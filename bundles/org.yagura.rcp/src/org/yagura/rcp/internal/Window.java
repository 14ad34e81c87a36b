/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.util.List;

import org.eclipse.e4.ui.model.application.ui.SideValue;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimBar;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
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
    /** Tag of what takes the room that is left in a trim. */
    private static final String WIDE = "stretch";

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
        IWorkbenchWindow window = getWindowConfigurer().getWindow();
        if (window.getService(MWindow.class) instanceof MTrimmedWindow trimmed) {
            EModelService models = window.getService(EModelService.class);
            statusLine(models, models.getTrim(trimmed, SideValue.BOTTOM));
        }
    }

    /** One status line, ours alone, as wide as the window. */
    private static void statusLine(EModelService models, MTrimBar bottom) {
        bottom.getChildren().removeIf(element -> OURS.equals(element.getElementId()));
        List<MTrimElement> platform = List.copyOf(bottom.getChildren());
        MToolControl line = models.createModelElement(MToolControl.class);
        line.setElementId(OURS);
        line.setContributionURI("bundleclass://org.yagura.rcp/" + StatusBar.class.getName());
        line.getTags().add(WIDE);
        bottom.getChildren().add(line);
        // the window is made while the platform's own status line is being rendered: it can go only after that
        Display.getCurrent().asyncExec(() -> platform.forEach(element -> {
            element.setToBeRendered(true);
            element.setToBeRendered(false);
        }));
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
