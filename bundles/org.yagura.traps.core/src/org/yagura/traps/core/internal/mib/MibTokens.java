/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.util.Arrays;

/**
 * The words of a MIB file with their lines. Comments run to the end of the line, as vendors write them (lines of
 * hyphens), not to the next pair of hyphens. Bounded by the length of the text.
 */
final class MibTokens {
    /** Kinds of words. */
    enum Kind {
        NAME, NUMBER, TEXT, SYMBOL, END
    }

    private final String text;
    private Kind[] kinds = new Kind[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int count;
    private int at;
    private int[] lines;

    MibTokens(String text) {
        this.text = text;
        int i = 0;
        while (i < text.length()) {
            i = next(i);
        }
        add(Kind.END, text.length(), text.length());
    }

    private int next(int i) {
        char c = text.charAt(i);
        if (Character.isWhitespace(c) || c == '\uFEFF') {
            return i + 1;
        }
        if (c == '-' && i + 1 < text.length() && text.charAt(i + 1) == '-') {
            int end = text.indexOf('\n', i);
            return end < 0 ? text.length() : end;
        }
        if (c == '"') {
            int end = text.indexOf('"', i + 1);
            end = end < 0 ? text.length() : end;
            add(Kind.TEXT, i + 1, end);
            return end + 1;
        }
        if (c == '\'') {
            int end = text.indexOf('\'', i + 1);
            end = end < 0 ? text.length() : Math.min(text.length(), end + 2);
            add(Kind.NUMBER, i, end);
            return end;
        }
        if (c >= '0' && c <= '9' || c == '-' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))) {
            int end = i + 1;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            add(Kind.NUMBER, i, end);
            return end;
        }
        if (Character.isLetter(c) || c == '_') {
            return name(i);
        }
        int length = text.startsWith("::=", i) ? 3 : text.startsWith("..", i) ? 2 : 1;
        add(Kind.SYMBOL, i, i + length);
        return i + length;
    }

    private int name(int from) {
        int end = from + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean hyphen = c == '-' && !text.startsWith("--", end);
            if (!Character.isLetterOrDigit(c) && c != '_' && !hyphen) {
                break;
            }
            end++;
        }
        add(Kind.NAME, from, end);
        return end;
    }

    private void add(Kind kind, int start, int end) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count++] = end;
    }

    /** The kind of the word at hand. */
    Kind kind() {
        return kinds[at];
    }

    /** The kind of a word further on. */
    Kind kind(int ahead) {
        return kinds[Math.min(at + ahead, count - 1)];
    }

    /** The word at hand; of a text what stands between the quotes. */
    String word() {
        return word(0);
    }

    /** A word further on. */
    String word(int ahead) {
        int i = Math.min(at + ahead, count - 1);
        return text.substring(starts[i], ends[i]);
    }

    /** Whether the word at hand is this one (a text never is). */
    boolean is(String word) {
        return is(0, word);
    }

    /** Whether a word further on is this one. */
    boolean is(int ahead, String word) {
        int i = Math.min(at + ahead, count - 1);
        return kinds[i] != Kind.TEXT && ends[i] - starts[i] == word.length() && text.startsWith(word, starts[i]);
    }

    boolean atEnd() {
        return kinds[at] == Kind.END;
    }

    /** Goes on; takes the word along. */
    String take() {
        String word = word();
        skip();
        return word;
    }

    void skip() {
        if (at < count - 1) {
            at++;
        }
    }

    /** The number of the word at hand. */
    int place() {
        return at;
    }

    void place(int to) {
        at = to;
    }

    /** The text from a word to before the word at hand. */
    String since(int place) {
        return text.substring(starts[place],
                at == 0 ? 0 : Math.min(text.length(), ends[at - 1] + (kinds[at - 1] == Kind.TEXT ? 1 : 0)));
    }

    /** The line of the word at hand, from 1. */
    int line() {
        if (lines == null) {
            lines = text.chars().filter(c -> c == '\n').count() > 0 ? lineStarts() : new int[]{0};
        }
        int found = Arrays.binarySearch(lines, starts[at]);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int[] lineStarts() {
        var found = new int[1024];
        int n = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (n == found.length) {
                found = Arrays.copyOf(found, 2 * n);
            }
            found[n++] = i + 1;
        }
        return Arrays.copyOf(found, n);
    }
}
