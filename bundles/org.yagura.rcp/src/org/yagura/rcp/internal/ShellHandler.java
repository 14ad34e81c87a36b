/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.connection.SiteAddress;

/** Answers the commands of the shell, one handler for each: connect, disconnect, password, theme, keys, about. */
public final class ShellHandler extends AbstractHandler implements IExecutableExtension {
    private static final String KEYS = "/org.yagura.help.ui/guide/keys.html";

    private String command = "";

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        command = config.getAttribute("id");
    }

    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(enabled(kit().connections().status()));
    }

    private boolean enabled(ConnectionStatus status) {
        return switch (command) {
            case "org.yagura.rcp.disconnect" -> status.phase() != Phase.NONE;
            case "org.yagura.rcp.retry" -> status.phase() == Phase.LOST;
            // the owner of a data directory works without a password
            case "org.yagura.rcp.password" ->
                status.connected() && status.address() instanceof SiteAddress.Remote;
            default -> true;
        };
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Kit kit = kit();
        switch (event.getCommand().getId()) {
            case "org.yagura.rcp.connect" -> ConnectDialog.open(kit, new SavedSites(kit.settings()), null);
            case "org.yagura.rcp.disconnect" -> kit.connections().disconnect();
            case "org.yagura.rcp.retry" -> kit.connections().retryNow();
            case "org.yagura.rcp.password" -> new PasswordDialog(HandlerUtil.getActiveShell(event), kit).open();
            case "org.yagura.rcp.theme" -> ThemeSwitch.choose(event.getParameter("org.yagura.rcp.theme.name"));
            case "org.yagura.rcp.keys" -> PlatformUI.getWorkbench().getHelpSystem().displayHelpResource(KEYS);
            case "org.yagura.rcp.about" -> new AboutDialog(HandlerUtil.getActiveShell(event), kit).open();
            default -> throw new IllegalArgumentException(event.getCommand().getId());
        }
        return null;
    }

    private static Kit kit() {
        return PlatformUI.getWorkbench().getService(Kit.class);
    }
}
