/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression for a whole value that cannot hold up the traps: the value is cut, and the search ends after a
 * number of steps. Both are the same everywhere, so the result is, too. Immutable.
 */
final class SafePattern {
    /** The longest value that is looked at, in characters. */
    static final int MAX_VALUE = 1000;
    private static final int MAX_PATTERN = 1000;
    private static final int MAX_STEPS = 20_000;

    private final Pattern pattern;

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException when it is none or too long; the message says where
     */
    SafePattern(String expression) {
        if (expression.length() > MAX_PATTERN) {
            throw new IllegalArgumentException("a regular expression of " + expression.length() + " characters");
        }
        try {
            pattern = Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " at " + e.getIndex() + " of " + expression, e);
        }
    }

    /** Whether the value matches; what takes too many steps does not. */
    boolean matches(String value) {
        try {
            return pattern.matcher(new Counted(value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value))
                    .matches();
        } catch (TooManySteps | StackOverflowError e) {
            return false;
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
        private int left = MAX_STEPS;

        Counted(String text) {
            this.text = text;
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
