/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.util.Locale;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/** Problems of requests in the caller's language; each has the texts {@code KEY.what} and {@code KEY.todo}. */
final class Problems {
    private Problems() {
    }

    static ProblemException invalid(Locale language, String key, Object... arguments) {
        return ProblemException.of(Problem.INVALID, Texts.of(Problems.class, language), key, arguments);
    }

    /** A field that has to be there. */
    static <T> T given(Locale language, String field, T value) {
        if (value == null) {
            throw invalid(language, "missing", field);
        }
        return value;
    }

    /** A whole number between bounds, or the usual one when it is absent. */
    static long bounded(Locale language, String field, Number value, long usual, long least, long most) {
        if (value == null) {
            return usual;
        }
        if (value.longValue() < least || value.longValue() > most) {
            throw invalid(language, "bounds", field, Long.toString(least), Long.toString(most));
        }
        return value.longValue();
    }

    /** A percentile. */
    static double percentile(Locale language, Double value) {
        if (value == null || !(value > 0 && value <= 100)) {
            throw invalid(language, "percentile", value == null ? "-" : Double.toString(value));
        }
        return value;
    }
}
