/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** MIB modules as a view. */
public final class MibsView extends KitView<MibsPanel> {

    /** Id of the view. */
    static final String ID = "org.yagura.traps.ui.mibs";

    @Override
    protected MibsPanel create(Composite parent, Kit kit) {
        var panel = new MibsPanel(parent, kit);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
        return panel;
    }

    @Override
    protected void contribute(MibsPanel made, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), made::focused);
        LinkActions.find(getViewSite().getActionBars(), made.search()::setFocus);
    }

    @Override
    protected Control focus(MibsPanel made) {
        return made.focus();
    }
}
