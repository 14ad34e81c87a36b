/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.util.Locale;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/** Problems of this domain in the caller's language; each has the texts {@code KEY.what}, {@code .why}, {@code .todo}. */
final class Problems {
    private Problems() {
    }

    static ProblemException invalid(Locale language, String key, Object... arguments) {
        return problem(Problem.INVALID, language, key, arguments);
    }

    static ProblemException problem(String code, Locale language, String key, Object... arguments) {
        return ProblemException.of(code, Texts.of(Problems.class, language), key, arguments);
    }

    /** A number between bounds, or the usual one when it is absent. */
    static int bounded(Locale language, String field, Integer value, int usual, int most) {
        if (value == null) {
            return usual;
        }
        if (value < 1 || value > most) {
            throw invalid(language, "bounds", field, 1, most);
        }
        return value;
    }

    /** Something that has to be given. */
    static <T> T given(Locale language, String field, T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw invalid(language, "missing", field);
        }
        return value;
    }
}
