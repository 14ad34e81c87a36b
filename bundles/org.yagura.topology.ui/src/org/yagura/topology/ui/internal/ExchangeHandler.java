/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Import, export and report as commands of the workbench: they open the diagram, which also shows what comes of them. */
public final class ExchangeHandler extends AbstractHandler {
    private static final String VIEW = "org.yagura.topology.ui.diagram";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IViewPart opened;
        try {
            opened = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(VIEW);
        } catch (PartInitException e) {
            throw new ExecutionException("the diagram cannot be opened", e);
        }
        if (opened instanceof TopologyView view && view.panel() != null) {
            Exchanging exchanging = view.panel().exchanging();
            switch (event.getCommand().getId()) {
                case "org.yagura.topology.ui.import" -> exchanging.take();
                case "org.yagura.topology.ui.export" -> exchanging.export();
                case "org.yagura.topology.ui.report" -> exchanging.report();
                default -> throw new ExecutionException(event.getCommand().getId());
            }
        }
        return null;
    }
}
