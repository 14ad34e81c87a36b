/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Surface;
import org.yagura.diagram.core.paint.TextSizes;

/** Paints into an SVG document. Widths of texts are estimated, because the reader's fonts are not known. */
final class SvgSurface implements Surface {
    private static final String FONTS = "'Noto Sans','Helvetica Neue',Arial,'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif";

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Map<Icon, String> icons = new HashMap<>();
    private final Map<Integer, String> hatches = new HashMap<>();

    SvgSurface(String title, Box page) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"").append(page.width())
                .append("\" height=\"").append(page.height()).append("\" viewBox=\"").append(page.x()).append(' ')
                .append(page.y()).append(' ').append(page.width()).append(' ').append(page.height())
                .append("\" font-family=\"").append(FONTS).append("\">\n<title>");
        escape(title);
        out.append("</title>\n");
    }

    String document() {
        return out + "</svg>\n";
    }

    @Override
    public void fill(Box box, int radius, int rgb) {
        rect(box.x(), box.y(), box.width(), box.height(), radius).append(" fill=\"").append(colour(rgb))
                .append("\"/>\n");
    }

    @Override
    public void frame(Box box, int radius, int width, int rgb) {
        double half = width / 2.0;
        rect(box.x() + half, box.y() + half, Math.max(0, box.width() - width), Math.max(0, box.height() - width),
                radius).append(" fill=\"none\" stroke=\"").append(colour(rgb)).append("\" stroke-width=\"")
                .append(width).append("\"/>\n");
    }

    private StringBuilder rect(double x, double y, double width, double height, int radius) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"")
                .append(number(width)).append("\" height=\"").append(number(height)).append('"');
        if (radius > 0) {
            out.append(" rx=\"").append(radius).append('"');
        }
        return out;
    }

    @Override
    public void line(int[] path, Line line, int rgb) {
        out.append("<path d=\"");
        for (int i = 0; i < path.length; i += 2) {
            out.append(i == 0 ? 'M' : 'L').append(number(path[i] + 0.5)).append(' ')
                    .append(number(path[i + 1] + 0.5));
        }
        out.append("\" fill=\"none\" stroke=\"").append(colour(rgb)).append('"');
        int[] dashes = line.dashes();
        for (int i = 0; i < dashes.length; i++) {
            out.append(i == 0 ? " stroke-dasharray=\"" : " ").append(dashes[i]);
        }
        out.append(dashes.length == 0 ? "/>\n" : "\"/>\n");
    }

    @Override
    public void polygon(int[] corners, int rgb) {
        out.append("<polygon points=\"");
        for (int i = 0; i < corners.length; i++) {
            out.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(corners[i]);
        }
        out.append("\" fill=\"").append(colour(rgb)).append("\"/>\n");
    }

    @Override
    public void hatch(Box box, int rgb) {
        String id = hatches.get(rgb);
        if (id == null) {
            id = "h" + hatches.size();
            hatches.put(rgb, id);
            out.append("<pattern id=\"").append(id)
                    .append("\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
                            + "patternTransform=\"rotate(45)\"><path d=\"M0 0V7\" stroke=\"")
                    .append(colour(rgb))
                    .append("\" stroke-width=\"2\"/></pattern>\n");
        }
        rect(box.x(), box.y(), box.width(), box.height(), 0).append(" fill=\"url(#").append(id).append(")\"/>\n");
    }

    @Override
    public void text(String text, int x, int y, FontRole role, int rgb) {
        out.append("<text x=\"").append(x).append("\" y=\"").append(number(y + role.size() * 0.36))
                .append("\" font-size=\"").append(role.size()).append('"');
        if (role.bold()) {
            out.append(" font-weight=\"bold\"");
        }
        out.append(" fill=\"").append(colour(rgb)).append("\">");
        escape(text);
        out.append("</text>\n");
    }

    @Override
    public double width(String text, FontRole role) {
        return TextSizes.width(text, role.size()) * (role.bold() ? 1.08 : 1);
    }

    @Override
    public void icon(Icon icon, Box box, int rgb) {
        String id = icons.get(icon);
        if (id == null) {
            id = "i" + icons.size();
            icons.put(icon, id);
            String svg = icon.svg();
            int begin = svg.indexOf('>', svg.indexOf("<svg")) + 1;
            out.append("<symbol id=\"").append(id)
                    .append("\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" "
                            + "stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">")
                    .append(svg, begin, svg.lastIndexOf("</svg>")).append("</symbol>\n");
        }
        out.append("<use href=\"#").append(id).append("\" x=\"").append(box.x()).append("\" y=\"").append(box.y())
                .append("\" width=\"").append(box.width()).append("\" height=\"").append(box.height())
                .append("\" color=\"").append(colour(rgb)).append("\"/>\n");
    }

    private static String colour(int rgb) {
        return "#%06x".formatted(rgb);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Text of a document: what XML 1.0 does not allow is left out. */
    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
                    boolean noCharacter = c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF;
                    if (!control && !noCharacter) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }
}
