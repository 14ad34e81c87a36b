/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

import org.yagura.core.text.Texts;

/** A request ends with a problem. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** An exception that carries a problem to the caller. */
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /** An exception that carries a problem to the caller; the cause is for the log. */
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.code() + ": " + problem.what(), cause);
        this.problem = problem;
    }

    /**
     * An exception with the texts {@code KEY.what}, {@code KEY.why} and {@code KEY.todo}; the latter two may be missing.
     */
    public static ProblemException of(String code, Texts texts, String key, Object... arguments) {
        return new ProblemException(new Problem(code, texts.get(key + ".what", arguments),
                optional(texts, key + ".why", arguments), optional(texts, key + ".todo", arguments), null));
    }

    private static String optional(Texts texts, String key, Object... arguments) {
        return texts.has(key) ? texts.get(key, arguments) : null;
    }

    /** The problem. */
    public Problem problem() {
        return problem;
    }
}
