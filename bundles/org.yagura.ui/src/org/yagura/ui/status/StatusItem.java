/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.status;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;

/**
 * Something small in the status line. Contributed by the extension point {@code org.yagura.ui.statusItem}; made on the
 * user interface thread, which it must never block. It follows the connection by itself.
 */
public interface StatusItem {

    /**
     * Makes the control, once for each window.
     *
     * @param parent the status line, with a grid layout of one row
     */
    Control create(Composite parent, Kit kit);
}
