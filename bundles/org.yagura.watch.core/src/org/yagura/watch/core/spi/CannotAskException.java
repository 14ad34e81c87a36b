/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.util.Objects;

/** A node cannot be asked at all: it has no address, no credential allows it, the watch is not complete. */
public final class CannotAskException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Phrase reason;

    /** With the reason: what, why, what to do. */
    public CannotAskException(Phrase reason) {
        super(Objects.requireNonNull(reason).toString());
        this.reason = reason;
    }

    /** The reason, in any language. */
    public Phrase reason() {
        return reason;
    }
}
