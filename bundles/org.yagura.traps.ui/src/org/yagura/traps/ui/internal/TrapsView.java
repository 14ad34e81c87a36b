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
import org.eclipse.ui.IActionBars;
import org.yagura.traps.core.TrapDetail;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** The trap viewer as a view. */
public final class TrapsView extends KitView<TrapsPanel> {

    /** Id of the view. */
    static final String ID = "org.yagura.traps.ui.traps";

    @Override
    protected TrapsPanel create(Composite parent, Kit kit) {
        var panel = new TrapsPanel(parent, kit, this::makeRule);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
        return panel;
    }

    @Override
    protected void contribute(TrapsPanel made, Kit kit) {
        IActionBars bars = getViewSite().getActionBars();
        LinkActions.edit(bars, () -> made.current().table());
        LinkActions.find(bars, () -> made.current().bar().focusText());
    }

    @Override
    protected Control focus(TrapsPanel made) {
        return made.focus();
    }

    private void makeRule(TrapDetail trap) {
        open(RulesView.class, RulesView.ID).ifPresent(panel -> panel.ruleFor(trap));
    }
}
