/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.util.Arrays;
import java.util.Map;

import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.views.IViewDescriptor;

/** All views of ours, to be opened. */
public final class ViewList extends CompoundContributionItem {

    @Override
    protected IContributionItem[] getContributionItems() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .filter(v -> v.getId().startsWith("org.yagura.")
                        || v.getId().equals("org.eclipse.ui.views.ProgressView"))
                .sorted((a, b) -> a.getLabel().compareToIgnoreCase(b.getLabel())).map(v -> item(window, v))
                .toArray(ContributionItem[]::new);
    }

    private static CommandContributionItem item(IWorkbenchWindow window, IViewDescriptor view) {
        var parameter = new CommandContributionItemParameter(window, null, "org.eclipse.ui.views.showView",
                CommandContributionItem.STYLE_PUSH);
        parameter.label = view.getLabel();
        parameter.icon = view.getImageDescriptor();
        parameter.parameters = Map.of("org.eclipse.ui.views.showView.viewId", view.getId());
        return new CommandContributionItem(parameter);
    }
}
