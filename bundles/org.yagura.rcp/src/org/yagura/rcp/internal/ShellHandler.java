/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.PlatformUI;
import org.yagura.ui.Kit;

/** Answers the commands of the shell: connect, disconnect, theme. */
public final class ShellHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Kit kit = PlatformUI.getWorkbench().getService(Kit.class);
        switch (event.getCommand().getId()) {
            case "org.yagura.rcp.connect" -> ConnectDialog.open(kit, new SavedSites(kit.settings()), null);
            case "org.yagura.rcp.disconnect" -> kit.connections().disconnect();
            case "org.yagura.rcp.retry" -> kit.connections().retryNow();
            case "org.yagura.rcp.theme" -> theme(event.getParameter("org.yagura.rcp.theme.name"));
            default -> throw new IllegalArgumentException(event.getCommand().getId());
        }
        return null;
    }

    private static void theme(String name) {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(Language.NODE);
        node.put(ThemeSwitch.PREFERENCE, name == null ? ThemeSwitch.SYSTEM : name);
    }
}
