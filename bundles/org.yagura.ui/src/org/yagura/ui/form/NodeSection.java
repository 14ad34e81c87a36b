/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.form;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.model.site.Node;
import org.yagura.ui.Kit;

/**
 * A section of the node properties that another bundle adds, such as the open alarms. Contributed by the extension point
 * {@code org.yagura.ui.nodeSection}; used on the user interface thread, which it must never block.
 */
public interface NodeSection {

    /** Makes the control, once for each view; fills the width. */
    Control create(Composite parent, Kit kit);

    /** Shows that node. */
    void show(Node node);
}
