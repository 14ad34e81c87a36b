/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A method as the formatter lays it out: its body ends at the brace that stands under its first line.
 *
 * @param line where it starts, from 1
 * @param lines how long it is
 */
record Method(int line, int lines) {
    private static final Pattern START = Pattern
            .compile("^( +)(?!(?:if|for|while|switch|try|else|do|catch|return|case|new|synchronized)\\b)"
                    + "(?:[\\w<>\\[\\],.?@]+ )*\\w+\\([^;]*$");

    /** The methods and constructors of a formatted source. */
    static List<Method> in(String source) {
        var methods = new ArrayList<Method>();
        List<String> lines = source.lines().toList();
        int i = 0;
        while (i < lines.size()) {
            var start = START.matcher(lines.get(i));
            int end = start.matches() && opens(lines, i) ? end(lines, i, start.group(1)) : -1;
            if (end > i) {
                methods.add(new Method(i + 1, end - i + 1));
                i = end;
            }
            i++;
        }
        return methods;
    }

    private static boolean opens(List<String> lines, int start) {
        for (int i = start; i < lines.size(); i++) {
            if (lines.get(i).endsWith(";") || lines.get(i).isBlank()) {
                return false;
            }
            if (lines.get(i).endsWith("{")) {
                return true;
            }
        }
        return false;
    }

    private static int end(List<String> lines, int start, String indent) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).equals(indent + "}")) {
                return i;
            }
        }
        return -1;
    }
}
