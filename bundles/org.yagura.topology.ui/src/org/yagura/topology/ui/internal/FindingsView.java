/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the {@link FindingsPanel}; its title tells how many there are. */
public final class FindingsView extends KitView<FindingsPanel> {

    @Override
    protected FindingsPanel create(Composite parent, Kit kit) {
        return new FindingsPanel(parent, getSite().getService(TopologyDesk.class));
    }

    @Override
    protected void contribute(FindingsPanel panel, Kit kit) {
        IActionBars bars = getViewSite().getActionBars();
        LinkActions.edit(bars, panel::table);
        LinkActions.find(bars, panel.filter()::setFocus);
        bars.setGlobalActionHandler(ActionFactory.UNDO.getId(), LinkActions.action(panel::undo));
        bars.setGlobalActionHandler(ActionFactory.REDO.getId(), LinkActions.action(panel::redo));
        bars.updateActionBars();
        Texts texts = Texts.of(FindingsView.class);
        String name = getSite().getRegisteredName();
        panel.onCount(count -> setPartName(count == 0 ? name : texts.get("findings.count", name, count)));
    }

    @Override
    protected Control focus(FindingsPanel panel) {
        return panel.table().control();
    }
}
