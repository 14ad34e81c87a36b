/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that cannot hold up whoever uses it: the value is cut, and the search ends after a number of steps.
 * Both are the same everywhere, so the result is, too. Immutable.
 */
public final class SafePattern {
    /** The longest value that is looked at when nothing else is said, in characters. */
    public static final int MAX_VALUE = 1000;
    private static final int MAX_PATTERN = 1000;
    private static final int MAX_STEPS = 20_000;
    private static final int STEPS_PER_CHARACTER = 50;

    private final Pattern pattern;
    private final int longest;
    private final int steps;

    /**
     * Compiles an expression for values as short as those of a trap.
     *
     * @throws IllegalArgumentException when it is none or too long; the message says where
     */
    public SafePattern(String expression) {
        this(expression, MAX_VALUE, MAX_STEPS);
    }

    private SafePattern(String expression, int longest, int steps) {
        if (expression.length() > MAX_PATTERN) {
            throw new IllegalArgumentException("a regular expression of " + expression.length() + " characters");
        }
        try {
            pattern = Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " at " + e.getIndex() + " of " + expression, e);
        }
        this.longest = longest;
        this.steps = steps;
    }

    /**
     * Compiles an expression for texts of up to so many characters, with some steps for each of them.
     *
     * @throws IllegalArgumentException when it is none or too long; the message says where
     */
    public static SafePattern forTexts(String expression, int longest) {
        return new SafePattern(expression, longest, Math.max(MAX_STEPS, Math.multiplyExact(longest,
                STEPS_PER_CHARACTER)));
    }

    /** What a search came to. */
    public enum Found {
        /** It is there. */
        YES,
        /** It is not there. */
        NO,
        /** Too many steps: not known. */
        TOO_COSTLY
    }

    /** Whether the whole value matches; what takes too many steps does not. */
    public boolean matches(String value) {
        return search(value, Matcher::matches, false);
    }

    /** Whether the value contains what matches. */
    public Found find(String value) {
        return search(value, matcher -> matcher.find() ? Found.YES : Found.NO, Found.TOO_COSTLY);
    }

    /**
     * Where the value contains what matches, the named groups that took part, by name; empty where it does not, and when it
     * takes too many steps.
     */
    public Optional<Map<String, String>> groups(String value) {
        return search(value, matcher -> {
            if (!matcher.find()) {
                return Optional.empty();
            }
            Map<String, String> groups = new HashMap<>();
            pattern.namedGroups().forEach((name, number) -> {
                if (matcher.group(number) != null) {
                    groups.put(name, matcher.group(number));
                }
            });
            return Optional.of(groups);
        }, Optional.empty());
    }

    /**
     * As {@link #groups}, and beside them all groups by their numbers from 1 on; those that took no part are empty.
     */
    public Optional<Map<String, String>> allGroups(String value) {
        return search(value, matcher -> {
            if (!matcher.find()) {
                return Optional.empty();
            }
            Map<String, String> groups = new HashMap<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.put(Integer.toString(i), matcher.group(i) == null ? "" : matcher.group(i));
            }
            pattern.namedGroups().forEach((name, number) -> groups.put(name, groups.get(Integer.toString(number))));
            return Optional.of(groups);
        }, Optional.empty());
    }

    /**
     * What the value contains that matches: of an expression with groups the first one; empty where it does not, and when it
     * takes too many steps.
     */
    public Optional<String> take(String value) {
        return search(value, matcher -> matcher.find()
                ? Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
                : Optional.empty(), Optional.empty());
    }

    private <T> T search(String value, Function<Matcher, T> what, T tooCostly) {
        try {
            return what.apply(pattern.matcher(
                    new Counted(value.length() > longest ? value.substring(0, longest) : value, steps)));
        } catch (TooManySteps | StackOverflowError e) {
            return tooCostly;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** Counts each look at a character. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int left;

        Counted(String text, int steps) {
            this.text = text;
            this.left = steps;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
