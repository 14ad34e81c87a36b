/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.util.Locale;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/** The texts of the door. */
final class HttpTexts {

    private HttpTexts() {
    }

    static ProblemException problem(String code, Locale language, String key, Object... arguments) {
        Texts texts = Texts.of(HttpTexts.class, language);
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = String.valueOf(arguments[i]);
        }
        String todo = texts.has(key + ".todo") ? texts.get(key + ".todo", shown) : null;
        return new ProblemException(new Problem(code, texts.get(key + ".what", shown), null, todo, null));
    }
}
