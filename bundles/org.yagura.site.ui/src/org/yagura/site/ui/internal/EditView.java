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
import org.yagura.ui.form.FormSection;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the editing of the site; the workbench's undo, redo and save work on it. */
public final class EditView extends KitView<EditPanel> {

    @Override
    protected EditPanel create(Composite parent, Kit kit) {
        return new EditPanel(parent, kit, Contributions.of("org.yagura.ui.formSection", FormSection.class).stream()
                .map(c -> new EditPanel.Section(c.label(), c.made())).toList());
    }

    @Override
    protected void contribute(EditPanel panel, Kit kit) {
        LinkActions.draft(getViewSite(), panel.bar());
    }

    @Override
    protected Control focus(EditPanel panel) {
        return panel;
    }
}
