/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.view;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;

/** An edit command of the workbench as it works on a field of text, where the keyboard is in one. */
public enum FieldEdits {
    CUT, COPY, PASTE, SELECT_ALL;

    /** Does it in the field that has the keyboard; otherwise does what the view does. On the user interface thread. */
    public void runOr(Runnable view) {
        switch (Display.getCurrent().getFocusControl()) {
            case Text text -> run(text);
            case StyledText text -> run(text);
            case null, default -> view.run();
        }
    }

    private void run(Text text) {
        switch (this) {
            case CUT -> text.cut();
            case COPY -> text.copy();
            case PASTE -> text.paste();
            case SELECT_ALL -> text.selectAll();
        }
    }

    private void run(StyledText text) {
        switch (this) {
            case CUT -> text.cut();
            case COPY -> text.copy();
            case PASTE -> text.paste();
            case SELECT_ALL -> text.selectAll();
        }
    }
}
