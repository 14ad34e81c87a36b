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
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.table.Selection;
import org.yagura.ui.theme.Theme;

/** The line under a table: how many rows, how many selected, whether it follows what arrives. */
public final class TableFooter extends Composite {
    private static final Texts TEXTS = Texts.of(TableFooter.class);

    private final Label count;
    private final Label note;
    private final Button follow;

    /** A footer; {@code toggled} is called when a person turns following on or off. */
    public TableFooter(Composite parent, Kit kit, boolean follows, Runnable toggled) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 1).spacing(12, 0).applyTo(this);
        count = new Label(this, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(count);
        note = new Label(this, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(note);
        follow = new Button(this, SWT.CHECK);
        follow.setText(TEXTS.get("follow"));
        follow.setToolTipText(TEXTS.get("follow.tooltip"));
        follow.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> toggled.run()));
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).exclude(!follows).applyTo(follow);
        follow.setVisible(follows);
        kit.theme().paintBar(this);
        kit.theme().follow(this, () -> {
            for (Control control : new Control[]{count, note, follow}) {
                Theme.ownColours(control);
                control.setBackground(Theme.color(kit.theme().palette().surface()));
                control.setForeground(Theme.color(kit.theme().palette().faint()));
            }
        });
    }

    /** Shows the numbers. */
    public void show(long total, boolean exact, boolean loaded, Selection<?> selection) {
        String text = !loaded ? TEXTS.get("loading") : TEXTS.get(exact ? "rows" : "rows.atLeast", total);
        if (!selection.isEmpty()) {
            text += "  ·  " + (selection.all()
                    ? TEXTS.get(selection.exact() ? "selected.all" : "selected.allAtLeast", selection.count())
                    : TEXTS.get("selected", selection.count()));
        }
        if (!text.equals(count.getText())) {
            count.setText(text);
            layout();
        }
    }

    /** Shows whether it follows, and how many newer rows wait if it does not. */
    public void showFollow(boolean following, long newer) {
        follow.setSelection(following);
        String text = following || newer <= 0 ? TEXTS.get("follow") : TEXTS.get("follow.newer", newer);
        if (!text.equals(follow.getText())) {
            follow.setText(text);
            layout();
        }
    }

    /** Shows a note, such as that a range was too long to select; empty for none. */
    public void note(String text) {
        if (!text.equals(note.getText())) {
            note.setText(text);
            note.setToolTipText(text);
            layout();
        }
    }
}
