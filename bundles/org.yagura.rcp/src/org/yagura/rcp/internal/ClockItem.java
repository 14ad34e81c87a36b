/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;
import org.yagura.ui.status.StatusItem;
import org.yagura.ui.status.StatusLabel;
import org.yagura.ui.theme.Palette;

/** The time of day in the site's zone. */
public final class ClockItem implements StatusItem {

    @Override
    public Control create(Composite parent, Kit kit) {
        var label = new StatusLabel(parent, kit);
        tick(label, kit);
        return label;
    }

    private static void tick(StatusLabel label, Kit kit) {
        if (!label.isDisposed()) {
            label.show(null, kit.times().clock(kit.times().now()), Palette::text,
                    kit.times().zone().getId());
            long rest = 1000 - kit.times().now().toEpochMilli() % 1000;
            label.getDisplay().timerExec((int) rest + 5, () -> tick(label, kit));
        }
    }
}
