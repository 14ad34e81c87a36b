/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a field of a request or result means, for the API document and the catalogue. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Doc {

    /** One sentence: meaning, unit, what absence means. */
    String value();

    /** The field must be given. */
    boolean required() default false;

    /** The field never goes into the audit trail or a log. */
    boolean secret() default false;

    /**
     * The field of a result says whether what was asked about is as it should be: false is a good answer with bad news. The
     * API document marks it as {@code x-yagura-verdict}, and the command line ends with status 3.
     */
    boolean verdict() default false;
}
