/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.model.site.LogPattern;

/**
 * A text in which {@code %name%} stands for a named group of a regular expression, and {@code %1%} for the first group. What
 * is no such token stands for itself. Immutable.
 */
public final class GroupTemplate {
    private static final Pattern TOKEN = Pattern.compile("%([A-Za-z][A-Za-z0-9]*|[1-9]\\d?)%");

    private final String text;

    private GroupTemplate(String text) {
        this.text = text == null || text.isBlank() ? "" : text;
    }

    /** Of that text; null is as an empty one. */
    public static GroupTemplate of(String text) {
        return new GroupTemplate(text);
    }

    /**
     * What tells which alarm an entry of the pattern is about: its own key, or for a resolution without one that of the
     * pattern whose alarm it ends.
     */
    public static GroupTemplate key(LogPattern pattern) {
        GroupTemplate own = of(pattern.getReductionKey());
        return own.isEmpty() && pattern.isResolution() && pattern.getClears() != null
                ? of(pattern.getClears().getReductionKey())
                : own;
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The names and numbers that it asks for. */
    public Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        for (Matcher token = TOKEN.matcher(text); token.find();) {
            groups.add(token.group(1));
        }
        return groups;
    }

    /** Of the names and numbers that it asks for, those that an expression does not have. */
    public Set<String> missing(Pattern expression) {
        Set<String> missing = groups();
        int count = expression.matcher("").groupCount();
        missing.removeIf(group -> Character.isDigit(group.charAt(0))
                ? Integer.parseInt(group) <= count
                : expression.namedGroups().containsKey(group));
        return missing;
    }

    /**
     * The text with what the groups hold. What they hold is not looked at for tokens.
     *
     * @param groups by name and by number; a token of which nothing is known stays as it is
     */
    public String fill(Map<String, String> groups) {
        return TOKEN.matcher(text)
                .replaceAll(token -> Matcher.quoteReplacement(groups.getOrDefault(token.group(1), token.group())));
    }
}
