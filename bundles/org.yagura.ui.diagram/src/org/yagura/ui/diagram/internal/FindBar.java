/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.DiagramCanvas;

/** Finds figures and connections by their texts, and goes from one to the next. Hidden until it is asked for. */
public final class FindBar {
    private final DiagramCanvas diagram;
    private final Texts texts;
    private final Composite control;
    private final Text text;
    private final Label count;
    private List<String> found = List.of();
    private int at;

    /** A bar for that diagram. */
    public FindBar(Composite parent, Kit kit, DiagramCanvas diagram, Texts texts) {
        this.diagram = diagram;
        this.texts = texts;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.swtDefaults().numColumns(5).margins(6, 4).create());
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(control);
        control.setVisible(false);
        kit.theme().paintBar(control);
        text = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(texts.get("find.hint"));
        GridDataFactory.swtDefaults().hint(260, SWT.DEFAULT).applyTo(text);
        text.addModifyListener(e -> search());
        text.addListener(SWT.DefaultSelection, e -> step(1));
        text.addListener(SWT.KeyDown, this::pressed);
        count = new Label(control, SWT.NONE);
        kit.theme().paintBar(count);
        GridDataFactory.swtDefaults().hint(160, SWT.DEFAULT).applyTo(count);
        button("find.previous", () -> step(-1));
        button("find.next", () -> step(1));
        button("find.close", this::close);
    }

    private void button(String key, Runnable run) {
        var button = new Button(control, SWT.PUSH | SWT.FLAT);
        button.setText(texts.get(key));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> run.run()));
    }

    private void pressed(Event e) {
        switch (e.keyCode) {
            case SWT.ESC -> close();
            case SWT.ARROW_DOWN -> step(1);
            case SWT.ARROW_UP -> step(-1);
            default -> {
                return;
            }
        }
        e.doit = false;
    }

    /** Puts it above another control. */
    public void placeAbove(Control other) {
        control.moveAbove(other);
    }

    /** Shows it and gives it the keyboard. */
    public void open() {
        show(true);
        text.setFocus();
        text.selectAll();
    }

    private void close() {
        show(false);
        diagram.setFocus();
    }

    private void show(boolean show) {
        ((GridData) control.getLayoutData()).exclude = !show;
        control.setVisible(show);
        control.getParent().layout();
    }

    private void search() {
        found = diagram.find(text.getText());
        at = 0;
        tell();
    }

    private void step(int by) {
        if (!found.isEmpty()) {
            at = Math.floorMod(at + by, found.size());
            tell();
        }
    }

    private void tell() {
        if (!found.isEmpty()) {
            diagram.show(List.of(found.get(at)));
        }
        count.setText(text.getText().isBlank()
                ? ""
                : found.isEmpty() ? texts.get("find.none") : texts.get("find.count", at + 1, found.size()));
        count.requestLayout();
    }

    /** The field. */
    public Text field() {
        return text;
    }

    /** What it says about how many there are. */
    public String said() {
        return count.getText();
    }
}
