/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfWriter;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.paint.Drawing;

/**
 * Writes a diagram as a PDF document of one page that is as large as the diagram, without a display. Texts stay text.
 * Japanese is in the typeface that the PDF standard names for it and every reader brings, so no font is embedded.
 */
public final class PdfExport {
    /** A point of a diagram is 1/96 inch, one of PDF 1/72. */
    private static final float SCALE = 0.75f;
    /** The longest edge that PDF readers take (PDF 1.7, annex C). */
    private static final float LONGEST = 14_400;

    private final Drawing drawing;
    private final String title;

    /**
     * An export.
     *
     * @param title of the document
     */
    public PdfExport(Drawing drawing, String title) {
        this.drawing = drawing;
        this.title = Objects.requireNonNull(title, "title");
    }

    /** Writes all that is shown, in full detail, with a margin; does not close the stream. */
    public void write(OutputStream out) throws IOException {
        var sheet = new Sheet(drawing);
        Box page = sheet.page();
        float scale = Math.min(SCALE, LONGEST / Math.max(page.width(), page.height()));
        try {
            var document = new Document(new Rectangle(page.width() * scale, page.height() * scale));
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.setCloseStream(false);
            document.addTitle(title);
            document.addCreator("Yagura");
            document.open();
            sheet.paint(new PdfSurface(writer.getDirectContent(), page, scale));
            document.close();
        } catch (DocumentException e) {
            throw new IOException("the PDF document could not be written", e);
        }
    }

    /** The document. */
    public byte[] toBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }
}
