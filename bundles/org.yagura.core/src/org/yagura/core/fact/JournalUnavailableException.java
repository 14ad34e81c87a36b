/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.fact;

/** The journal takes no facts at the moment; nothing of the refused facts was written. */
public final class JournalUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the journal takes none, in the words of a log: what happened, and what to do. */
    public enum Reason {
        /** The free space is under the limit; intake goes on by itself once there is room. */
        DISK_FULL,
        /** No member of the group leads, or another one does. */
        NOT_LEADER,
        /** The engine has stopped; the agent restarts it or itself. */
        FAILED,
        /** The journal is closed, the agent is stopping. */
        CLOSED
    }

    private final Reason reason;

    /** An exception with that reason; the cause may be null. */
    public JournalUnavailableException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
