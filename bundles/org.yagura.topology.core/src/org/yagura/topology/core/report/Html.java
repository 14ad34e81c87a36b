/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes a document of HTML. Whatever texts are in it, they stay texts: only the code says what is an element. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element. */
    Html open(String element, String cssClass) {
        out.append('<').append(element);
        if (!cssClass.isEmpty()) {
            out.append(" class=\"").append(cssClass).append('"');
        }
        out.append('>');
        open.push(element);
        return this;
    }

    /** Begins an element without a class. */
    Html open(String element) {
        return open(element, "");
    }

    /** Ends the element that was begun last. */
    Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** A whole element with a text; null is none. */
    Html element(String element, String cssClass, String text) {
        return open(element, cssClass).text(text).close();
    }

    /** A whole element with a text; null is none. */
    Html element(String element, String text) {
        return element(element, "", text);
    }

    /** A row of a table. */
    Html row(String cell, String... texts) {
        open("tr");
        for (String text : texts) {
            element(cell, text);
        }
        return close();
    }

    /** A text. Characters that HTML does not have, and those that turn the direction of what follows, are left out. */
    Html text(String text) {
        if (text != null) {
            text.codePoints().forEach(this::character);
        }
        return this;
    }

    private void character(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\n' -> out.append("<br>");
            default -> {
                boolean no = Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE;
                if (!turns(c) && (!no || c == '\t')) {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /** A text without the characters that turn the direction of what follows. */
    static String straight(String text) {
        return text.codePoints().filter(c -> !turns(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean turns(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Something that is HTML already. */
    Html raw(String html) {
        out.append(html);
        return this;
    }

    /** The document; everything that was begun has to be ended. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
