/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the table of all elements. */
public final class ElementsView extends KitView<ElementsPanel> {

    @Override
    protected ElementsPanel create(Composite parent, Kit kit) {
        return new ElementsPanel(parent, kit);
    }

    @Override
    protected void contribute(ElementsPanel panel, Kit kit) {
        getViewSite().getActionBars().getToolBarManager().add(LinkActions.pin(panel.linked(), kit, panel));
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
        LinkActions.find(getViewSite().getActionBars(), panel::focusFilter);
        LinkActions.draft(getViewSite(), panel.bar());
    }

    @Override
    protected Control focus(ElementsPanel panel) {
        return panel;
    }
}
