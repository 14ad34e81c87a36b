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

/** Names a query's or command's record for the API, the command line and the audit trail. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Operation {

    /** Name over all domains, {@code domain.verb} or {@code domain.noun}: {@code traps.find}, {@code traps.handle}. */
    String name();

    /** What the caller must be allowed to do. */
    Privilege privilege();

    /** One sentence for the API document and the catalogue. */
    String doc();
}
