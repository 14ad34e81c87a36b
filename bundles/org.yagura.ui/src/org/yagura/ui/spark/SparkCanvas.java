/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.spark;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/** A small course as a control of its own; its words are under the pointer and read out. */
public final class SparkCanvas extends Canvas {

    /** Shows a course. */
    public SparkCanvas(Composite parent, Kit kit, Spark spark, String words) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        Theme.ownColours(this);
        kit.theme().follow(this, () -> {
            setBackground(Theme.color(kit.theme().palette().background()));
            redraw();
        });
        setToolTipText(words);
        setData("name", words);
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = words;
            }
        });
        addPaintListener(e -> {
            Rectangle area = getClientArea();
            if (area.height > 2 * 14) {
                e.gc.setForeground(Theme.color(kit.theme().palette().line()));
                e.gc.drawLine(area.x, area.y + area.height - 1, area.x + area.width, area.y + area.height - 1);
                area.height -= 2;
            }
            SparkPainter.paint(e.gc, kit.theme().palette(), spark, area);
        });
    }
}
