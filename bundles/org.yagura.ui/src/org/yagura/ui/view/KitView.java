/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.view;

import java.util.Optional;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.Kit;

/**
 * A thin host for a panel: a view makes its panel from the kit and keeps no more than that. Panels are plain classes, so
 * that tests make them without a workbench.
 *
 * @param <P> the panel
 */
public abstract class KitView<P> extends ViewPart {
    private static final Logger LOG = LoggerFactory.getLogger(KitView.class);

    private P panel;

    /** Makes the panel inside a parent with a grid layout of one column without margins. */
    protected abstract P create(Composite parent, Kit kit);

    /** The control of the panel that gets the keyboard. */
    protected abstract Control focus(P made);

    /** Adds actions to tool bar and menu; nothing by default. */
    protected void contribute(P made, Kit kit) {
    }

    @Override
    public final void createPartControl(Composite parent) {
        Kit kit = getSite().getService(Kit.class);
        var area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        panel = create(area, kit);
        contribute(panel, kit);
    }

    /**
     * Opens a view in the window in front, or brings it to the front. On the user interface thread.
     *
     * @return its panel; empty when it does not open, which the log explains, and without a workbench
     */
    public static <P> Optional<P> open(Class<? extends KitView<P>> type, String id) {
        IWorkbenchWindow window = PlatformUI.isWorkbenchRunning()
                ? PlatformUI.getWorkbench().getActiveWorkbenchWindow()
                : null;
        if (window == null || window.getActivePage() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.cast(window.getActivePage().showView(id)).panel());
        } catch (PartInitException e) {
            LOG.error("the view {} does not open", id, e);
            return Optional.empty();
        }
    }

    /** The panel; null before the view has been opened. */
    public final P panel() {
        return panel;
    }

    @Override
    public final void setFocus() {
        Control control = panel == null ? null : focus(panel);
        if (control != null && !control.isDisposed()) {
            control.setFocus();
        }
    }
}
