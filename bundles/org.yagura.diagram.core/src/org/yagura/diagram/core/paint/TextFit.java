/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.paint;

/** Shortens texts. */
final class TextFit {
    private static final String ELLIPSIS = "…";

    private TextFit() {
    }

    /** The text, or as much of its beginning as fits before an ellipsis; empty when nothing fits. */
    static String shorten(Surface surface, String text, FontRole role, int width) {
        if (text.isEmpty() || surface.width(text, role) <= width) {
            return text;
        }
        int fits = 0;
        int low = 1;
        int high = text.codePointCount(0, text.length()) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (surface.width(begin(text, middle), role) <= width) {
                fits = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return fits == 0 ? "" : begin(text, fits);
    }

    /**
     * The text, or as much of its beginning and of its end as fits around an ellipsis: names such as {@code static01} and
     * {@code static02} differ at their end. Empty when not even two characters are left.
     */
    static String squeeze(Surface surface, String text, FontRole role, int width) {
        if (text.isEmpty() || surface.width(text, role) <= width) {
            return text;
        }
        String fits = "";
        int characters = text.codePointCount(0, text.length());
        int low = 2;
        int high = characters - 1;
        while (low <= high) {
            int kept = (low + high) >>> 1;
            String squeezed = text.substring(0, text.offsetByCodePoints(0, kept - kept / 2)) + ELLIPSIS
                    + text.substring(text.offsetByCodePoints(0, characters - kept / 2));
            if (surface.width(squeezed, role) <= width) {
                fits = squeezed;
                low = kept + 1;
            } else {
                high = kept - 1;
            }
        }
        return fits;
    }

    private static String begin(String text, int codePoints) {
        return text.substring(0, text.offsetByCodePoints(0, codePoints)).stripTrailing() + ELLIPSIS;
    }
}
