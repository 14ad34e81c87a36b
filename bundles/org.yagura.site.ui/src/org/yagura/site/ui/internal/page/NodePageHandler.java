/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.page;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.yagura.ui.Kit;
import org.yagura.ui.node.NodePages;
import org.yagura.ui.selection.Selected;

/** Opens the page of the node in the parameter, else of the selected one, else the page that follows the selection. */
public final class NodePageHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String node = event.getParameter(NodePages.NODE);
        if (node == null) {
            Selected selected = window.getService(Kit.class).selection().current();
            node = selected.nodes().size() == 1 ? selected.nodes().iterator().next() : null;
        }
        try {
            if (node == null) {
                window.getActivePage().showView(NodePageView.ID);
            } else {
                window.getActivePage().showView(NodePageView.ID, NodePageView.secondary(node),
                        IWorkbenchPage.VIEW_ACTIVATE);
            }
        } catch (PartInitException e) {
            throw new ExecutionException("the page of node " + node + " does not open", e);
        }
        return null;
    }
}
