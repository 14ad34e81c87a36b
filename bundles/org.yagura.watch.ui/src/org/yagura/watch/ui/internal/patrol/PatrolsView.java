/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.patrol;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** The view of patrols. */
public final class PatrolsView extends KitView<PatrolsPanel> {

    @Override
    protected PatrolsPanel create(Composite parent, Kit kit) {
        return new PatrolsPanel(parent, kit);
    }

    @Override
    protected void contribute(PatrolsPanel panel, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
        LinkActions.find(getViewSite().getActionBars(), panel::focusFilter);
    }

    @Override
    protected Control focus(PatrolsPanel panel) {
        return panel.table().control();
    }
}
