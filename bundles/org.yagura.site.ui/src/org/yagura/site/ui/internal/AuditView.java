/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the audit trail. */
public final class AuditView extends KitView<AuditPanel> {

    @Override
    protected AuditPanel create(Composite parent, Kit kit) {
        return new AuditPanel(parent, kit);
    }

    @Override
    protected void contribute(AuditPanel panel, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
        LinkActions.find(getViewSite().getActionBars(), panel::focusFilter);
    }

    @Override
    protected Control focus(AuditPanel panel) {
        return panel;
    }
}
