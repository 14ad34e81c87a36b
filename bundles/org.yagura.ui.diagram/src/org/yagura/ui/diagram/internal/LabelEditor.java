/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.yagura.diagram.core.Box;
import org.yagura.ui.theme.Theme;

/** Edits a name where it stands. Enter and a click elsewhere take it over, Escape does not. */
public final class LabelEditor {
    private static final int LEAST_WIDTH = 160;

    private final Stage stage;
    private final Theme theme;
    private Text text;
    private String id;
    private String before;

    /** An editor of that diagram. */
    public LabelEditor(Stage stage, Theme theme) {
        this.stage = stage;
        this.theme = theme;
    }

    /** Begins with a figure or connection; does nothing when it is not shown. */
    public void open(String newId) {
        Box box = stage.boxOf(newId);
        if (box == null || !stage.editing().may()) {
            return;
        }
        close();
        id = newId;
        boolean figure = stage.scene().figure(newId) != null;
        before = figure ? stage.scene().figure(newId).name() : stage.scene().connection(newId).label();
        text = new Text(stage.canvas(), SWT.SINGLE | SWT.BORDER);
        theme.paint(text);
        text.setText(before);
        text.selectAll();
        int height = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        int width = Math.max(LEAST_WIDTH, stage.viewport().toX(box.right()) - stage.viewport().toX(box.x()));
        int x = stage.viewport().toX(figure ? box.x() : box.centerX() - stage.viewport().toDiagram(width) / 2);
        int y = stage.viewport().toY(figure ? box.y() : box.centerY());
        text.setBounds(x, y, width, height);
        text.addListener(SWT.Traverse, this::traversed);
        text.addFocusListener(FocusListener.focusLostAdapter(e -> commit()));
        text.setFocus();
    }

    private void traversed(Event e) {
        if (e.detail == SWT.TRAVERSE_RETURN || e.detail == SWT.TRAVERSE_ESCAPE) {
            e.doit = false;
            if (e.detail == SWT.TRAVERSE_ESCAPE || commit()) {
                close();
                stage.canvas().setFocus();
            }
        }
    }

    /** Takes the text over; it stays open when the host refuses. */
    private boolean commit() {
        if (text == null || text.isDisposed()) {
            return true;
        }
        String name = text.getText().strip();
        String which = id;
        if (name.equals(before) || stage.editing().run(edits -> edits.rename(which, name))) {
            close();
            return true;
        }
        return false;
    }

    /** The field; null when nothing is edited. */
    public Text field() {
        return text;
    }

    /** Ends without taking anything over. */
    public void close() {
        Text open = text;
        text = null;
        if (open != null && !open.isDisposed()) {
            open.dispose();
            stage.redraw();
        }
    }
}
