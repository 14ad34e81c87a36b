/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.store;

/** The database failed; the cause says how. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception that says what was being done. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
