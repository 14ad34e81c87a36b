/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

/** Entries that a reader wants were cleaned away; the reader needs a newer copy of the tables first. */
public final class JournalGapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long firstPosition;

    /** An exception for a reader that stands at one position, while the journal begins at the other. */
    public JournalGapException(long after, long firstPosition) {
        super("entries after position " + after + " are wanted, but the journal begins at " + firstPosition
                + "; take a copy of the tables that reaches at least to " + (firstPosition - 1));
        this.firstPosition = firstPosition;
    }

    /** The position from which on entries are there. */
    public long firstPosition() {
        return firstPosition;
    }
}
