/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.help.ui.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.help.IContext;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;

/** Help of the workbench (F1, Help &gt; Help contents) shown in the guide's view. */
public final class GuideHelp extends AbstractHelpUI {

    @Override
    public void displayHelp() {
        show(null);
    }

    @Override
    public void displayContext(IContext context, int x, int y) {
        var topics = context == null ? null : context.getRelatedTopics();
        show(topics == null || topics.length == 0 ? null : topics[0].getHref());
    }

    @Override
    public void displayHelpResource(String href) {
        show(href);
    }

    @Override
    public void displayDynamicHelp() {
        show(null);
    }

    @Override
    public boolean isContextHelpDisplayed() {
        return false;
    }

    private static void show(String address) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null) {
            return;
        }
        try {
            var view = (GuideView) window.getActivePage().showView(GuideView.ID);
            view.open(address);
        } catch (PartInitException e) {
            ILog.of(GuideHelp.class).error("the guide cannot be opened", e);
        }
    }
}
