/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.handlers.IHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the accounts. */
public final class AccountsView extends KitView<AccountsPanel> {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsView.class);
    /** The shell's command, known by id only. */
    private static final String CHANGE_OWN = "org.yagura.rcp.password";

    @Override
    protected AccountsPanel create(Composite parent, Kit kit) {
        return new AccountsPanel(parent, kit, this::changeOwn);
    }

    private void changeOwn() {
        try {
            getSite().getService(IHandlerService.class).executeCommand(CHANGE_OWN, null);
        } catch (CommandException e) {
            LOG.error("{} cannot be executed", CHANGE_OWN, e);
        }
    }

    @Override
    protected void contribute(AccountsPanel panel, Kit kit) {
        LinkActions.edit(getViewSite().getActionBars(), panel::table);
        LinkActions.find(getViewSite().getActionBars(), panel::focusFilter);
    }

    @Override
    protected Control focus(AccountsPanel panel) {
        return panel;
    }
}
