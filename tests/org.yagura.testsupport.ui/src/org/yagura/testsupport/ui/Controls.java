/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

/**
 * What is inside a composite as a person finds it: buttons and links by their words, fields by their names (what a screen
 * reader says). Only what is visible counts. Looks anew at each call.
 */
public final class Controls {
    private final Composite in;

    private Controls(Composite in) {
        this.in = in;
    }

    /** The controls inside that composite. */
    public static Controls of(Composite composite) {
        return new Controls(composite);
    }

    /** The button with that label, or of that name; fails when there is none. */
    public Button button(String label) {
        return find(Button.class, b -> b.getText().equals(label) || label.equals(b.getData("name")))
                .orElseThrow(() -> new AssertionError("no button " + label + " among:\n" + words()));
    }

    /** Whether there is a button with that label. */
    public boolean hasButton(String label) {
        return find(Button.class, b -> b.getText().equals(label) || label.equals(b.getData("name"))).isPresent();
    }

    /** The field with that name; fails when there is none. */
    public Text field(String name) {
        return find(Text.class, t -> name.equals(t.getData("name")) || name.equals(t.getMessage()))
                .orElseThrow(() -> new AssertionError("no field " + name + " among:\n" + words()));
    }

    /** Presses a button; fails when it is disabled. */
    public Controls press(String label) {
        Button button = button(label);
        if (!button.isEnabled()) {
            throw new AssertionError(label + " is disabled");
        }
        if ((button.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0) {
            button.setSelection(!button.getSelection());
        }
        button.notifyListeners(SWT.Selection, new Event());
        return this;
    }

    /** Follows a link by its words. */
    public Controls follow(String words) {
        Link link = find(Link.class, l -> l.getText().contains(">" + words + "<"))
                .orElseThrow(() -> new AssertionError("no link " + words + " among:\n" + words()));
        var event = new Event();
        event.text = words;
        link.notifyListeners(SWT.Selection, event);
        return this;
    }

    /** Types into a field and leaves it. */
    public Controls type(String name, String text) {
        Text field = field(name);
        field.setText(text);
        field.notifyListeners(SWT.FocusOut, new Event());
        return this;
    }

    /** Presses a key that moves on, such as {@link SWT#TRAVERSE_ESCAPE}, in a control. */
    public static boolean traverse(Control control, int detail) {
        var event = new Event();
        event.detail = detail;
        event.doit = true;
        control.notifyListeners(SWT.Traverse, event);
        return event.doit;
    }

    /** All visible words, a line for each control. */
    public String words() {
        return String.join("\n", Widgets.readable(in));
    }

    private <C extends Control> Optional<C> find(Class<C> type, Predicate<C> wanted) {
        return Widgets.all(in).filter(Control::isVisible).filter(type::isInstance).map(type::cast).filter(wanted)
                .findFirst();
    }
}
