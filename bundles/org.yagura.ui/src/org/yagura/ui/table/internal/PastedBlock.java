/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.ArrayList;
import java.util.List;

/** The cells of a block that a spreadsheet puts on the clipboard: lines of texts with tabs between, quoted where needed. */
final class PastedBlock {
    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private int at;

    private PastedBlock(String text) {
        this.text = text;
    }

    /** The lines, each with its cells; none for an empty text. A line break at the very end begins no line. */
    static List<List<String>> parse(String text) {
        return new PastedBlock(text).lines();
    }

    private List<List<String>> lines() {
        while (at < text.length()) {
            lines.add(line());
        }
        return lines;
    }

    private List<String> line() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(cell());
            if (at >= text.length()) {
                return cells;
            }
            char end = text.charAt(at++);
            if (end != '\t') {
                if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                return cells;
            }
        }
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            int begin = at;
            String quoted = quoted();
            if (quoted != null && (at == text.length() || isEnd(text.charAt(at)))) {
                return quoted;
            }
            at = begin; // a quotation mark that only happens to stand first
        }
        int begin = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return cell.toString();
            }
        }
        return null;
    }

    private static boolean isEnd(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }
}
