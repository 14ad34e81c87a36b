/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Hatch;
import org.yagura.diagram.core.paint.Surface;

/** Paints on a PDF page. */
final class PdfSurface implements Surface {
    private static final int HATCH = 8;
    private static final float ICON_UNITS = 24;
    private static final float ICON_STROKE = 2;

    private final PdfContentByte page;
    private final BaseFont latin;
    private final BaseFont latinBold;
    private final BaseFont japanese;
    private final CharsetEncoder western = Charset.forName("windows-1252").newEncoder();
    private final Map<Icon, List<IconShape.Piece>> icons = new HashMap<>();

    /** Everything is drawn in the diagram's points: the page is scaled, and turned so that y grows downwards. */
    PdfSurface(PdfContentByte page, Box area, float scale) throws IOException, DocumentException {
        this.page = page;
        latin = BaseFont.createFont(BaseFont.HELVETICA, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED);
        latinBold = BaseFont.createFont(BaseFont.HELVETICA_BOLD, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED);
        japanese = BaseFont.createFont("HeiseiKakuGo-W5", "UniJIS-UCS2-H", BaseFont.NOT_EMBEDDED);
        page.concatCTM(scale, 0, 0, -scale, -area.x() * scale, area.bottom() * scale);
    }

    @Override
    public void fill(Box box, int radius, int rgb) {
        page.setRGBColorFill(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        rectangle(box.x(), box.y(), box.width(), box.height(), radius);
        page.fill();
    }

    @Override
    public void frame(Box box, int radius, int width, int rgb) {
        stroke(rgb, width, Line.SOLID);
        float half = width / 2f;
        rectangle(box.x() + half, box.y() + half, box.width() - width, box.height() - width, radius);
        page.stroke();
    }

    private void rectangle(float x, float y, float width, float height, int radius) {
        if (radius > 0 && 2 * radius <= Math.min(width, height)) {
            page.roundRectangle(x, y, width, height, radius);
        } else {
            page.rectangle(x, y, width, height);
        }
    }

    private void stroke(int rgb, float width, Line line) {
        page.setRGBColorStroke(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        page.setLineWidth(width);
        int[] dashes = line.dashes();
        float[] lengths = new float[dashes.length];
        for (int i = 0; i < dashes.length; i++) {
            lengths[i] = dashes[i];
        }
        page.setLineDash(lengths, 0);
    }

    @Override
    public void line(int[] path, Line line, int rgb) {
        stroke(rgb, 1, line);
        for (int i = 0; i < path.length; i += 2) {
            if (i == 0) {
                page.moveTo(path[i] + 0.5f, path[i + 1] + 0.5f);
            } else {
                page.lineTo(path[i] + 0.5f, path[i + 1] + 0.5f);
            }
        }
        page.stroke();
    }

    @Override
    public void polygon(int[] corners, int rgb) {
        page.setRGBColorFill(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        for (int i = 0; i < corners.length; i += 2) {
            if (i == 0) {
                page.moveTo(corners[i], corners[i + 1]);
            } else {
                page.lineTo(corners[i], corners[i + 1]);
            }
        }
        page.fill();
    }

    @Override
    public void hatch(Box box, int rgb) {
        stroke(rgb, 1, Line.SOLID);
        Hatch.draw(box.x(), box.y(), box.right(), box.bottom(), HATCH, (x1, y1, x2, y2) -> {
            page.moveTo(x1, y1);
            page.lineTo(x2, y2);
        });
        page.stroke();
    }

    @Override
    public void text(String text, int x, int y, FontRole role, int rgb) {
        page.setRGBColorFill(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        page.beginText();
        page.setFontAndSize(font(text, role), role.size());
        page.setTextMatrix(1, 0, 0, -1, x, y + role.size() * 0.36f);
        page.showText(text);
        page.endText();
    }

    @Override
    public double width(String text, FontRole role) {
        return font(text, role).getWidthPoint(text, role.size());
    }

    private BaseFont font(String text, FontRole role) {
        return !western.canEncode(text) ? japanese : role.bold() ? latinBold : latin;
    }

    @Override
    public void icon(Icon icon, Box box, int rgb) {
        float scale = box.width() / ICON_UNITS;
        stroke(rgb, ICON_STROKE * scale, Line.SOLID);
        page.setLineCap(PdfContentByte.LINE_CAP_ROUND);
        page.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
        for (IconShape.Piece piece : icons.computeIfAbsent(icon, IconShape::of)) {
            switch (piece) {
                case IconShape.Move(double x, double y) -> page.moveTo(at(box.x(), x, scale), at(box.y(), y, scale));
                case IconShape.To(double x, double y) -> page.lineTo(at(box.x(), x, scale), at(box.y(), y, scale));
                case IconShape.Curve c -> page.curveTo(at(box.x(), c.x1(), scale), at(box.y(), c.y1(), scale),
                        at(box.x(), c.x2(), scale), at(box.y(), c.y2(), scale), at(box.x(), c.x(), scale),
                        at(box.y(), c.y(), scale));
            }
        }
        page.stroke();
        page.setLineCap(PdfContentByte.LINE_CAP_BUTT);
        page.setLineJoin(PdfContentByte.LINE_JOIN_MITER);
    }

    private static float at(int origin, double units, float scale) {
        return (float) (origin + units * scale);
    }
}
