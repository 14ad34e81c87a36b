/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

/** Bytes are not what they should be. Cheap to make: it has no stack trace, since floods of garbage make many. */
public final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why, with the offset where reading failed. */
    public UndecodableException(String reason) {
        super(reason, null, false, false);
    }

    /** Why: a technical text in English, at most a line. */
    public String reason() {
        return getMessage();
    }
}
