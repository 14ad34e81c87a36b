/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.status;

import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.theme.Theme;

/** An icon and a few words in the status line; can be clicked or opened by Enter when it has an action. */
public final class StatusLabel extends Canvas {
    private static final int GAP = 5;
    private static final int PADDING = 6;

    private final Kit kit;
    private String icon;
    private String text = "";
    private Function<Palette, RGB> tone = Palette::text;
    private Runnable action;

    /** An empty label. */
    public StatusLabel(Composite parent, Kit kit) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.kit = kit;
        Theme.ownColours(this);
        kit.theme().follow(this, this::redraw);
        addListener(SWT.Paint, this::paint);
        addListener(SWT.MouseUp, e -> run());
        addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.CR || e.keyCode == SWT.SPACE) {
                run();
            }
        });
        addListener(SWT.Traverse, e -> e.doit = true);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = text;
            }
        });
    }

    /**
     * Shows something.
     *
     * @param iconName an icon of the kit; null for none
     * @param words the words
     * @param shade colour of icon and words in whatever theme there is; null for that of text
     * @param tooltip longer words; null for none
     */
    public void show(String iconName, String words, Function<Palette, RGB> shade, String tooltip) {
        boolean wider = !words.equals(text) || iconName == null != (icon == null);
        icon = iconName;
        text = words;
        tone = shade == null ? Palette::text : shade;
        setToolTipText(tooltip);
        if (wider) {
            requestLayout();
        }
        redraw();
    }

    /** What a click does; null for nothing. */
    public void onClick(Runnable run) {
        action = run;
        setCursor(run == null ? null : getDisplay().getSystemCursor(SWT.CURSOR_HAND));
    }

    /** The words. */
    public String text() {
        return text;
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        if (text.isEmpty() && icon == null) {
            return new Point(0, 0);
        }
        GC gc = new GC(this);
        Point extent = gc.textExtent(text);
        gc.dispose();
        return new Point(extent.x + 2 * PADDING + (icon == null ? 0 : 16 + GAP), Math.max(extent.y, 16) + 4);
    }

    private void run() {
        if (action != null) {
            action.run();
        }
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Point size = getSize();
        gc.setBackground(Theme.color(kit.theme().palette().surface()));
        gc.fillRectangle(0, 0, size.x, size.y);
        RGB colour = tone.apply(kit.theme().palette());
        int x = PADDING;
        if (icon != null) {
            Image image = kit.icons().get(icon, 16, colour);
            gc.drawImage(image, x, (size.y - 16) / 2);
            x += 16 + GAP;
        }
        gc.setForeground(Theme.color(colour));
        gc.drawText(text, x, (size.y - gc.textExtent(text).y) / 2, true);
        if (isFocusControl()) {
            gc.setForeground(Theme.color(kit.theme().palette().focus()));
            gc.drawRectangle(0, 0, size.x - 1, size.y - 1);
        }
    }
}
