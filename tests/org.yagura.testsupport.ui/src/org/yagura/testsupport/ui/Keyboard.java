/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/**
 * The keyboard itself: keys go through the display to whatever has the focus, as those of a person do, so that focus,
 * traversal and native widgets take part. The window must be open; needs a display of its own.
 */
public final class Keyboard {
    private final UiWindow window;

    /** The keyboard in front of that window. */
    public Keyboard(UiWindow window) {
        this.window = window;
        window.shell().forceActive();
        window.settle();
    }

    /** Moves the keyboard to a control, as the window does when it is opened. */
    public Keyboard at(Control control) {
        control.forceFocus();
        window.until("the keyboard is there", () -> window.display().getFocusControl() == control);
        return this;
    }

    /** Presses keys one after the other; each has been handled when the next one is pressed. */
    public Keyboard press(int... keys) {
        for (int key : keys) {
            press(key);
        }
        return this;
    }

    /** Presses a key with another one held. */
    public Keyboard chord(int held, int key) {
        post(SWT.KeyDown, held);
        press(key);
        post(SWT.KeyUp, held);
        window.settle();
        return this;
    }

    /** Types letters and digits. */
    public Keyboard type(String text) {
        text.chars().forEach(this::press);
        return this;
    }

    /** Waits until the key has come back from the window system. */
    private void press(int key) {
        boolean[] released = {false};
        Listener listener = e -> released[0] |= e.keyCode == key;
        window.display().addFilter(SWT.KeyUp, listener);
        try {
            post(SWT.KeyDown, key);
            window.settle();
            post(SWT.KeyUp, key);
            window.until("key " + key + " has been released", () -> released[0]);
        } finally {
            window.display().removeFilter(SWT.KeyUp, listener);
        }
        window.settle();
    }

    private void post(int type, int key) {
        var event = new Event();
        event.type = type;
        event.keyCode = key;
        event.character = key < SWT.KEYCODE_BIT && (key & SWT.MODIFIER_MASK) == 0 ? (char) key : 0;
        if (!window.display().post(event)) {
            throw new AssertionError("the display takes no keys");
        }
    }
}
