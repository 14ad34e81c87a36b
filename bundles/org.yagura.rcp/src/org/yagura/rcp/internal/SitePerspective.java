/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** For those who describe the site: tree, form, table, revisions, audit. */
public final class SitePerspective implements IPerspectiveFactory {

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(Perspectives.TREE, IPageLayout.LEFT, 0.95f, IPageLayout.ID_EDITOR_AREA);
        IFolderLayout middle = layout.createFolder("main", IPageLayout.RIGHT, 0.18f, Perspectives.TREE);
        middle.addView("org.yagura.site.ui.edit");
        middle.addView("org.yagura.site.ui.elements");
        middle.addView("org.yagura.site.ui.revisions");
        middle.addView("org.yagura.site.ui.audit");
        middle.addView("org.yagura.site.ui.accounts");
        IFolderLayout below = layout.createFolder("left.bottom", IPageLayout.BOTTOM, 0.55f, Perspectives.TREE);
        below.addView(Perspectives.NODE);
        layout.addPerspectiveShortcut(Perspectives.PERFORMANCE);
        layout.addPerspectiveShortcut(Perspectives.OPERATIONS);
        layout.addPerspectiveShortcut(Perspectives.TOPOLOGY);
    }
}
