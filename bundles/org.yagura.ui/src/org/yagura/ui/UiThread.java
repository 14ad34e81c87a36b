/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui;

import org.eclipse.swt.widgets.Display;

/** The way to the user interface thread. */
@FunctionalInterface
public interface UiThread {

    /** Runs it on the user interface thread, later; not at all when the display is gone. */
    void post(Runnable work);

    /** The thread of a display. */
    static UiThread of(Display display) {
        return work -> {
            if (!display.isDisposed()) {
                display.asyncExec(work);
            }
        };
    }

    /** The thread of the default display, which is looked up at the first call. */
    static UiThread ofDefaultDisplay() {
        return work -> of(Display.getDefault()).post(work);
    }
}
