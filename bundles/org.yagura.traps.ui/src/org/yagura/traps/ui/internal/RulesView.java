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
import org.eclipse.ui.actions.ActionFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Trap rules and their replay as a view. */
public final class RulesView extends KitView<RulesPanel> {

    /** Id of the view. */
    static final String ID = "org.yagura.traps.ui.rules";

    @Override
    protected RulesPanel create(Composite parent, Kit kit) {
        var panel = new RulesPanel(parent, kit);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
        return panel;
    }

    @Override
    protected void contribute(RulesPanel made, Kit kit) {
        IActionBars bars = getViewSite().getActionBars();
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), LinkActions.action(made::undo));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), LinkActions.action(made::redo));
        LinkActions.save(getSite(), made::save);
        LinkActions.find(getViewSite().getActionBars(), made.search()::setFocus);
    }

    @Override
    protected Control focus(RulesPanel made) {
        return made.focus();
    }
}
