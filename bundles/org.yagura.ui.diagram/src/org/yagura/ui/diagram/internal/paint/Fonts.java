/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.paint;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.yagura.diagram.core.paint.FontRole;

/** The fonts of texts at all zooms; a zoom finds the nearest whole size. Belongs to one control, which disposes it. */
public final class Fonts {
    private static final double POINTS_PER_PIXEL = 0.75;

    /** Texts that are not names on a map are never smaller on a screen, in points of the screen. */
    private static final int LEAST = 9;

    private final Device device;
    private final boolean screen;
    private final String family;
    private final Map<Integer, Font> fonts = new HashMap<>();

    /**
     * Fonts in the family of the platform's own.
     *
     * @param screen whether they are read at the size in which they are painted, so that none may be too small
     */
    public Fonts(Device device, boolean screen) {
        this.device = device;
        this.screen = screen;
        this.family = device.getSystemFont().getFontData()[0].getName();
    }

    /** The font of a role at a zoom. */
    public Font get(FontRole role, double zoom) {
        int size = size(role, zoom, screen);
        return fonts.computeIfAbsent(size << 1 | (role.bold() ? 1 : 0),
                k -> new Font(device, new FontData(family, size, role.bold() ? SWT.BOLD : SWT.NORMAL)));
    }

    /** Height in typographic points of a role at a zoom. */
    static int size(FontRole role, double zoom, boolean screen) {
        double points = role.fixed() ? role.size() : Math.max(role.size() * zoom, screen ? LEAST : 0);
        return Math.max(1, (int) Math.round(points * POINTS_PER_PIXEL));
    }

    /** Frees them. */
    public void dispose() {
        fonts.values().forEach(Font::dispose);
        fonts.clear();
    }
}
