/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.paint;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.export.Sheet;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.ui.theme.Icons;

/** A whole diagram, painted once into an image or onto paper. */
public final class Picture {
    private final Sheet sheet;
    private final Icons icons;
    private final Box page;

    /** A picture of all that is shown. */
    public Picture(Drawing drawing, Icons icons) {
        sheet = new Sheet(drawing);
        this.icons = icons;
        page = sheet.page();
    }

    /** What is painted, in points of the diagram. */
    public Box page() {
        return page;
    }

    /** As pixels. */
    public ImageData pixels(Device device, double zoom) {
        var image = new Image(device, Math.max(1, (int) Math.ceil(page.width() * zoom)),
                Math.max(1, (int) Math.ceil(page.height() * zoom)));
        var gc = new GC(image);
        try {
            paint(gc, device, zoom, 0, 0);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** Paints it with its upper left corner at a place. */
    public void paint(GC gc, Device device, double zoom, int left, int top) {
        var viewport = new Viewport();
        viewport.size((int) Math.ceil(page.width() * zoom), (int) Math.ceil(page.height() * zoom));
        viewport.exactly(zoom, page.x(), page.y());
        viewport.pan(left, top);
        var fonts = new Fonts(device, false);
        var own = icons.apart();
        try {
            var surface = new SwtSurface(viewport, fonts, own);
            surface.begin(gc);
            sheet.paint(surface);
        } finally {
            fonts.dispose();
            own.dispose();
        }
    }
}
