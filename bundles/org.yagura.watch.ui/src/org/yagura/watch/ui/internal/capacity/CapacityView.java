/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.capacity;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the {@link CapacityPanel}. */
public final class CapacityView extends KitView<CapacityPanel> {

    @Override
    protected CapacityPanel create(Composite parent, Kit kit) {
        return new CapacityPanel(parent, kit);
    }

    @Override
    protected void contribute(CapacityPanel panel, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
        LinkActions.find(getViewSite().getActionBars(), panel::focusText);
    }

    @Override
    protected Control focus(CapacityPanel panel) {
        return panel.table().control();
    }
}
