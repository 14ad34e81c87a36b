/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.help.ui.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.PaintObjectEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.yagura.core.text.Texts;

/**
 * The pictures of a page: SVG documents, never wider than the page, sharp at every scaling, and in the dark where the page
 * is dark and there is a twin whose name ends with {@code -dark}.
 */
final class GuidePictures {
    /** The character that stands for a picture in the text. */
    static final String PLACE = "\uFFFC";

    private static final int MAX_BYTES = 4 << 20;
    private static final int LEAST_WIDTH = 80;
    private static final Pattern SIZE = Pattern.compile("<svg[^>]*?\\swidth=\"(\\d+)\" height=\"(\\d+)\"");

    private final StyledText page;
    private final GuidePanel.Library library;
    private final Texts texts = Texts.of(GuidePictures.class);
    private final List<Picture> pictures = new ArrayList<>();

    /** Pictures in that page. */
    GuidePictures(StyledText page, GuidePanel.Library library) {
        this.page = page;
        this.library = library;
        page.addPaintObjectListener(this::paint);
        page.addListener(SWT.Resize, e -> fit());
        page.addDisposeListener(e -> clear());
    }

    /** Forgets those of the page that was shown. */
    void clear() {
        pictures.forEach(Picture::dispose);
        pictures.clear();
    }

    /**
     * The style of a picture's place.
     *
     * @param address of the picture
     * @param offset of its place in the text
     * @throws IOException when there is no such picture, or it is none
     */
    StyleRange place(String address, int offset) throws IOException {
        var picture = new Picture(address, new StyleRange());
        picture.range.start = offset;
        picture.range.length = PLACE.length();
        picture.fit(room());
        pictures.add(picture);
        return picture.range;
    }

    private int room() {
        int margins = page.getLeftMargin() + page.getRightMargin();
        return Math.max(LEAST_WIDTH, page.getClientArea().width - margins);
    }

    private void fit() {
        for (Picture picture : pictures) {
            if (picture.fit(room())) {
                page.setStyleRange(picture.range);
            }
        }
    }

    private void paint(PaintObjectEvent event) {
        pictures.stream().filter(p -> p.range.start == event.style.start).findFirst().ifPresent(p -> event.gc
                .drawImage(p.image(isDark(page.getBackground().getRGB())), event.x,
                        event.y + event.ascent - p.range.metrics.ascent));
    }

    private static boolean isDark(RGB background) {
        return background.red + background.green + background.blue < 3 * 128;
    }

    private String read(String address) throws IOException {
        try (InputStream in = library.open(address)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(texts.get("picture.large", MAX_BYTES >> 20));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** One of them, in both looks. */
    private final class Picture {
        private final StyleRange range;
        private final String light;
        private final String dark;
        private final int width;
        private final int height;
        private Image image;
        private boolean imageIsDark;

        Picture(String address, StyleRange range) throws IOException {
            this.range = range;
            light = read(address);
            Matcher size = light == null ? null : SIZE.matcher(light);
            if (size == null || !size.find()) {
                throw new IOException(texts.get(light == null ? "picture.missing" : "picture.none"));
            }
            String twin = read(address.replaceFirst("\\.svg$", "-dark.svg"));
            dark = twin == null ? light : twin;
            width = Integer.parseInt(size.group(1));
            height = Integer.parseInt(size.group(2));
        }

        /** Whether its size changes. */
        boolean fit(int room) {
            int shown = Math.min(width, room);
            if (range.metrics != null && range.metrics.width == shown) {
                return false;
            }
            range.metrics = new GlyphMetrics(Math.max(1, height * shown / width), 0, shown);
            dispose();
            return true;
        }

        Image image(boolean wantedDark) {
            if (image == null || imageIsDark != wantedDark) {
                dispose();
                imageIsDark = wantedDark;
                image = new Image(page.getDisplay(), (int zoom) -> data(wantedDark ? dark : light, zoom));
            }
            return image;
        }

        /** The document drawn in the size of the place, in pixels of a zoom. */
        private ImageData data(String svg, int zoom) {
            Matcher size = SIZE.matcher(svg);
            if (!size.find()) {
                throw new SWTException("no SVG with a size");
            }
            String head = svg.substring(0, size.start(1)) + range.metrics.width * zoom / 100
                    + svg.substring(size.end(1), size.start(2)) + range.metrics.ascent * zoom / 100;
            return new ImageData(new ByteArrayInputStream(
                    (head + svg.substring(size.end(2))).getBytes(StandardCharsets.UTF_8)));
        }

        void dispose() {
            if (image != null) {
                image.dispose();
                image = null;
            }
        }
    }
}
