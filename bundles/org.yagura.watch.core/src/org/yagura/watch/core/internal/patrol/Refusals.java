/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.util.Locale;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/** Why a query or a command about patrols is refused; each has the texts {@code KEY.what}, {@code .why}, {@code .todo}. */
final class Refusals {
    private Refusals() {
    }

    static ProblemException invalid(Locale language, String key, Object... arguments) {
        return of(Problem.INVALID, language, key, arguments);
    }

    static ProblemException of(String code, Locale language, String key, Object... arguments) {
        return ProblemException.of(code, Texts.of(Refusals.class, language), key, arguments);
    }
}
