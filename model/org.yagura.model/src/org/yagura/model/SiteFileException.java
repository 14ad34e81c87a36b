/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A model file that cannot be read or written. The message is in English; {@link #text} has it in other languages. */
public final class SiteFileException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient List<ModelProblem> problems;

    SiteFileException(List<ModelProblem> problems, Throwable cause) {
        super(ModelProblem.text(problems, Locale.ENGLISH), cause);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, at least one problem; located by line and column where it lies in the file. */
    public List<ModelProblem> problems() {
        return problems == null ? List.of() : problems;
    }

    /** What is wrong and what to do, a line for each problem. */
    public String text(Locale language) {
        return problems == null ? getMessage() : ModelProblem.text(problems, language);
    }
}
