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

/** The alarms as a view. */
public final class AlarmsView extends KitView<AlarmsPanel> {

    /** Id of the view. */
    static final String ID = "org.yagura.traps.ui.alarms";

    /** Shows an alarm in the view; its node is null when unknown. */
    static void open(String node, long alarm) {
        open(AlarmsView.class, ID).ifPresent(panel -> panel.show(node, alarm));
    }

    @Override
    protected AlarmsPanel create(Composite parent, Kit kit) {
        var panel = new AlarmsPanel(parent, kit);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
        return panel;
    }

    @Override
    protected void contribute(AlarmsPanel made, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), made::table);
        LinkActions.find(getViewSite().getActionBars(), made.bar()::focusText);
    }

    @Override
    protected Control focus(AlarmsPanel made) {
        return made.focus();
    }
}
