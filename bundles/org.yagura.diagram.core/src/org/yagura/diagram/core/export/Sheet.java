/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import java.util.List;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.paint.Detail;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Surface;

/** A whole diagram in full detail on one sheet, with a margin and with its banners at the top. */
public final class Sheet {
    private static final int MARGIN = 24;
    private static final int BANNER = 28;

    private final Drawing drawing;
    private final List<String> banners;
    private final Box page;

    /** The sheet of that drawing as it is now. */
    public Sheet(Drawing drawing) {
        this.drawing = drawing;
        banners = drawing.banners();
        Box extent = drawing.scene().extent().grow(MARGIN);
        int room = banners.size() * BANNER;
        page = new Box(extent.x(), extent.y() - room, extent.width(), extent.height() + room);
    }

    /** What it covers, in points of the diagram. */
    public Box page() {
        return page;
    }

    /** Paints it all. */
    public void paint(Surface surface) {
        Look look = drawing.look();
        surface.fill(page, 0, look.background());
        drawing.paint(surface, page, Detail.FULL);
        int y = page.y();
        for (String banner : banners) {
            surface.fill(new Box(page.x(), y, page.width(), BANNER), 0, look.rehearsal());
            surface.text(banner, page.x() + MARGIN, y + BANNER / 2, page.width() - 2 * MARGIN, FontRole.TITLE,
                    look.onRehearsal());
            y += BANNER;
        }
    }
}
