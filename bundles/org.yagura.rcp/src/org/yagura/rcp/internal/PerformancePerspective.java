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

/** For those who watch how nodes do: the tree, in the middle charts, below the watches. */
public final class PerformancePerspective implements IPerspectiveFactory {

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        layout.addView(Perspectives.TREE, IPageLayout.LEFT, 0.95f, IPageLayout.ID_EDITOR_AREA);
        layout.createFolder("main", IPageLayout.RIGHT, 0.18f, Perspectives.TREE);
        layout.createFolder("bottom", IPageLayout.BOTTOM, 0.6f, "main");
        IFolderLayout below = layout.createFolder("left.bottom", IPageLayout.BOTTOM, 0.55f, Perspectives.TREE);
        below.addView(Perspectives.NODE);
        layout.addPerspectiveShortcut(Perspectives.OPERATIONS);
        layout.addPerspectiveShortcut(Perspectives.TOPOLOGY);
    }
}
