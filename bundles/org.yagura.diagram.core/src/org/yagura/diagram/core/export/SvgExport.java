/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import java.io.IOException;
import java.util.Objects;

import org.yagura.diagram.core.paint.Drawing;

/** Writes a diagram as an SVG document, without a display: for reports, for the agent and for people. */
public final class SvgExport {
    private final Drawing drawing;
    private final String title;

    /**
     * An export.
     *
     * @param title what the picture shows, for those who cannot see it
     */
    public SvgExport(Drawing drawing, String title) {
        this.drawing = drawing;
        this.title = Objects.requireNonNull(title, "title");
    }

    /** Writes all that is shown, in full detail, with a margin; the document is UTF-8 when the target is. */
    public void write(Appendable out) throws IOException {
        var sheet = new Sheet(drawing);
        var surface = new SvgSurface(title, sheet.page());
        sheet.paint(surface);
        out.append(surface.document());
    }

    /** The document as text. */
    public String toText() {
        var text = new StringBuilder();
        try {
            write(text);
        } catch (IOException e) {
            throw new IllegalStateException("a string builder does not fail", e);
        }
        return text.toString();
    }
}
