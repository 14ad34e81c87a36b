/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Puts things on the clipboard. */
public final class Clipboards {

    private Clipboards() {
    }

    /** Puts a text there. On the user interface thread. */
    public static void put(String text) {
        put(text, TextTransfer.getInstance());
    }

    /** Puts something there in a form. On the user interface thread. */
    public static void put(Object what, Transfer form) {
        var clipboard = new Clipboard(Display.getCurrent());
        try {
            clipboard.setContents(new Object[]{what}, new Transfer[]{form});
        } finally {
            clipboard.dispose();
        }
    }
}
