/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.yagura.ui.Kit;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.theme.Theme;

/** Stands in place of rows: why there are none, and the one thing that helps. */
public final class EmptyPane extends Composite {
    private final Kit kit;
    private EmptyState shown;

    /** An empty pane. */
    public EmptyPane(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().margins(24, 24).spacing(0, 12).applyTo(this);
        kit.theme().paint(this);
        kit.theme().follow(this, () -> {
            EmptyState again = shown;
            shown = null;
            show(again);
        });
    }

    /** Shows a state. */
    public void show(EmptyState state) {
        if (state == null || state.equals(shown)) {
            return;
        }
        shown = state;
        for (var child : getChildren()) {
            child.dispose();
        }
        var label = new Label(this, SWT.WRAP | SWT.CENTER);
        label.setText(state.text().replace("&", "&&"));
        Theme.ownColours(label);
        label.setForeground(Theme.color(kit.theme().palette().faint()));
        label.setBackground(getBackground());
        boolean button = state.action() != null;
        GridDataFactory.swtDefaults().align(SWT.CENTER, button ? SWT.END : SWT.CENTER).grab(true, true).applyTo(label);
        if (button) {
            var action = new Button(this, SWT.PUSH);
            Theme.ownColours(action);
            action.setText(state.action());
            action.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> state.run().run()));
            GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(action);
        }
        layout();
    }
}
