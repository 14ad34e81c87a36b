/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.status.StatusItem;

import jakarta.annotation.PostConstruct;

/** The one status line: items of all bundles from left to right, the last ones at the right edge. */
public final class StatusBar {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBar.class);
    private static final int AT_RIGHT = 800;

    /** Made by the window's trim. */
    @PostConstruct
    void create(Composite parent) {
        Kit kit = PlatformUI.getWorkbench().getService(Kit.class);
        var bar = new Composite(parent, SWT.NONE);
        kit.theme().paintBar(bar);
        List<IConfigurationElement> items = Arrays.stream(Platform.getExtensionRegistry()
                .getConfigurationElementsFor("org.yagura.ui.statusItem"))
                .sorted(Comparator.comparingInt(StatusBar::order)).toList();
        int made = 0;
        boolean spaced = false;
        for (IConfigurationElement item : items) {
            if (!spaced && order(item) >= AT_RIGHT) {
                spaced = true;
                spacer(bar, kit);
                made++;
            }
            made += add(bar, kit, item) ? 1 : 0;
        }
        GridLayoutFactory.fillDefaults().numColumns(made).margins(4, 2).spacing(10, 0).applyTo(bar);
    }

    private static void spacer(Composite bar, Kit kit) {
        var spacer = new Composite(bar, SWT.NONE);
        kit.theme().paintBar(spacer);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, 1).applyTo(spacer);
    }

    private static boolean add(Composite bar, Kit kit, IConfigurationElement element) {
        try {
            var item = (StatusItem) element.createExecutableExtension("class");
            Control control = item.create(bar, kit);
            GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(control);
            return true;
        } catch (CoreException | RuntimeException | LinkageError e) {
            LOG.error("status item {} of {} is left out", element.getAttribute("id"),
                    element.getContributor().getName(), e);
            return false;
        }
    }

    private static int order(IConfigurationElement element) {
        try {
            return Integer.parseInt(element.getAttribute("order"));
        } catch (NumberFormatException e) {
            return 500;
        }
    }
}
