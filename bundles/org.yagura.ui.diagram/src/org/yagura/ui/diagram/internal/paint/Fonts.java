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

    private final Device device;
    private final String family;
    private final Map<Integer, Font> fonts = new HashMap<>();

    /** Fonts in the family of the platform's own. */
    public Fonts(Device device) {
        this.device = device;
        this.family = device.getSystemFont().getFontData()[0].getName();
    }

    /** The font of a role at a zoom. */
    public Font get(FontRole role, double zoom) {
        int size = size(role, zoom);
        return fonts.computeIfAbsent(size << 1 | (role.bold() ? 1 : 0),
                k -> new Font(device, new FontData(family, size, role.bold() ? SWT.BOLD : SWT.NORMAL)));
    }

    /** Height in typographic points of a role at a zoom. */
    static int size(FontRole role, double zoom) {
        return Math.max(1, (int) Math.round(role.size() * POINTS_PER_PIXEL * zoom));
    }

    /** Frees them. */
    public void dispose() {
        fonts.values().forEach(Font::dispose);
        fonts.clear();
    }
}
