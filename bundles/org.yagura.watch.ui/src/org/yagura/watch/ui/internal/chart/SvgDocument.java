/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An SVG document that grows by what is drawn; all coordinates are its own. Used by one thread. */
final class SvgDocument {
    private static final String FONTS = "'Noto Sans','Helvetica Neue',Arial,'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif";

    private final StringWriter text = new StringWriter(1 << 14);
    private final XMLStreamWriter out;
    private final Map<String, String> clips = new HashMap<>();

    /** Writes to the document. */
    private interface Writing {
        void run() throws XMLStreamException;
    }

    SvgDocument(String title, int width, int height) {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML is not written here", e);
        }
        write(() -> {
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("svg");
            attribute("xmlns", "http://www.w3.org/2000/svg");
            attribute("role", "img");
            attribute("width", width);
            attribute("height", height);
            attribute("viewBox", "0 0 " + width + " " + height);
            attribute("font-family", FONTS);
            out.writeStartElement("title");
            out.writeCharacters(allowed(title));
            out.writeEndElement();
        });
    }

    /** The whole document; nothing can be drawn after it. */
    byte[] toBytes() {
        write(() -> {
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    void outline(Shape shape, BasicStroke stroke, Color colour, double opacity, Shape clip) {
        String path = path(shape);
        element("path", path, clip, () -> {
            attribute("fill", "none");
            attribute("stroke", colour(colour));
            // the thinnest line of a screen is one point wide on paper
            attribute("stroke-width", number(stroke.getLineWidth() == 0 ? 1 : stroke.getLineWidth()));
            attribute("stroke-linejoin", "bevel");
            if (stroke.getDashArray() != null) {
                var dashes = new StringBuilder();
                for (float dash : stroke.getDashArray()) {
                    dashes.append(dashes.isEmpty() ? "" : " ").append(number(dash));
                }
                attribute("stroke-dasharray", dashes.toString());
            }
            opacity("stroke-opacity", opacity);
        });
    }

    void area(Shape shape, Color colour, double opacity, Shape clip) {
        element("path", path(shape), clip, () -> {
            attribute("fill", colour(colour));
            opacity("fill-opacity", opacity);
        });
    }

    void text(String words, float x, float y, int width, Font font, AffineTransform transform, Color colour,
            double opacity) {
        if (words.isBlank()) {
            return;
        }
        write(() -> {
            out.writeStartElement("text");
            attribute("x", number(x));
            attribute("y", number(y));
            attribute("textLength", width);
            attribute("lengthAdjust", "spacingAndGlyphs");
            attribute("font-size", font.getSize());
            if (font.isBold()) {
                attribute("font-weight", "bold");
            }
            attribute("fill", colour(colour));
            opacity("fill-opacity", opacity);
            transform(transform);
            out.writeCharacters(allowed(words));
            out.writeEndElement();
        });
    }

    void picture(RenderedImage image, AffineTransform transform, Rectangle place) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(() -> {
            out.writeEmptyElement("image");
            attribute("x", place.x);
            attribute("y", place.y);
            attribute("width", place.width);
            attribute("height", place.height);
            attribute("preserveAspectRatio", "none");
            attribute("style", "image-rendering:pixelated");
            transform(transform);
            attribute("href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
        });
    }

    private void element(String name, String path, Shape clip, Writing attributes) {
        if (path.isEmpty()) {
            return;
        }
        write(() -> {
            String within = clip == null ? null : clip(path(clip));
            out.writeEmptyElement(name);
            attribute("d", path);
            attributes.run();
            if (within != null) {
                attribute("clip-path", "url(#" + within + ")");
            }
        });
    }

    private String clip(String path) throws XMLStreamException {
        String known = clips.get(path);
        if (known == null) {
            known = "c" + clips.size();
            clips.put(path, known);
            out.writeStartElement("clipPath");
            attribute("id", known);
            out.writeEmptyElement("path");
            attribute("d", path);
            out.writeEndElement();
        }
        return known;
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        out.writeAttribute(name, value.toString());
    }

    private void opacity(String name, double opacity) throws XMLStreamException {
        if (opacity < 1) {
            attribute(name, number(opacity));
        }
    }

    private void transform(AffineTransform transform) throws XMLStreamException {
        if (!transform.isIdentity()) {
            var matrix = new double[6];
            transform.getMatrix(matrix);
            attribute("transform", java.util.Arrays.stream(matrix).mapToObj(SvgDocument::number)
                    .collect(Collectors.joining(" ", "matrix(", ")")));
        }
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text takes everything", e);
        }
    }

    private static String path(Shape shape) {
        var path = new StringBuilder();
        var at = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int points = switch (i.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> command(path, 'M', 1);
                case PathIterator.SEG_LINETO -> command(path, 'L', 1);
                case PathIterator.SEG_QUADTO -> command(path, 'Q', 2);
                case PathIterator.SEG_CUBICTO -> command(path, 'C', 3);
                default -> command(path, 'Z', 0);
            };
            for (int n = 0; n < 2 * points; n++) {
                path.append(n == 0 ? "" : " ").append(number(at[n]));
            }
        }
        return path.toString();
    }

    private static int command(StringBuilder path, char letter, int points) {
        path.append(letter);
        return points;
    }

    private static String colour(Color colour) {
        return "#%06x".formatted(colour.getRGB() & 0xFFFFFF);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Without what XML 1.0 does not allow. */
    private static String allowed(String any) {
        return any.codePoints()
                .filter(c -> c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF || c == '\t'
                        || c == '\n' || c == '\r')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
