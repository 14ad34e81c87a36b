/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A comparison with a fixed value. Where both sides are numbers they are compared as numbers (so {@code 01} equals {@code 1}),
 * else as texts, letter by letter.
 *
 * @param operator how
 * @param value with what; for {@link Operator#IN} and {@link Operator#NOT_IN} a list with commas, whose members may be ranges
 *        of numbers, {@code from..to}, both included
 */
public record ValueTest(Operator operator, String value) {
    private static final String RANGE = "..";
    /** Longer texts are no numbers: their arithmetic would cost more than it tells. */
    private static final int LONGEST_NUMBER = 40;

    /** Whether a value passes. */
    public boolean holds(String given) {
        return switch (operator) {
            case IN -> listed(given);
            case NOT_IN -> !listed(given);
            case EQUAL -> compare(given, value) == 0;
            case NOT_EQUAL -> compare(given, value) != 0;
            case GREATER -> compare(given, value) > 0;
            case GREATER_OR_EQUAL -> compare(given, value) >= 0;
            case LESS -> compare(given, value) < 0;
            case LESS_OR_EQUAL -> compare(given, value) <= 0;
        };
    }

    private boolean listed(String given) {
        for (String member : value.split(",", -1)) {
            String one = member.strip();
            int range = one.indexOf(RANGE);
            if (range < 0 ? compare(given, one) == 0 : within(given, one, range)) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(String given, String member, int range) {
        Optional<BigDecimal> number = number(given);
        Optional<BigDecimal> from = number(member.substring(0, range));
        Optional<BigDecimal> to = number(member.substring(range + RANGE.length()));
        return number.isPresent() && from.isPresent() && to.isPresent() && number.get().compareTo(from.get()) >= 0
                && number.get().compareTo(to.get()) <= 0;
    }

    private static int compare(String a, String b) {
        Optional<BigDecimal> one = number(a);
        Optional<BigDecimal> other = number(b);
        return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : a.compareTo(b);
    }

    private static Optional<BigDecimal> number(String text) {
        String stripped = text.strip();
        // an exponent would let a short text stand for a number of a billion digits
        if (stripped.isEmpty() || stripped.length() > LONGEST_NUMBER || stripped.indexOf('e') >= 0
                || stripped.indexOf('E') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(stripped));
        } catch (NumberFormatException e) {
            // then it is a text
            return Optional.empty();
        }
    }
}
