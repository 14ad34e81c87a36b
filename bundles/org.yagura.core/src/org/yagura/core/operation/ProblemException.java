/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

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

    /** The problem. */
    public Problem problem() {
        return problem;
    }
}
