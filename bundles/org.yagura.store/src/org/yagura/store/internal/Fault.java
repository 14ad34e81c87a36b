/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

/** What an exception of the database means for the one who was writing or reading. */
public enum Fault {
    /** There is no room; nothing more can be written until there is. */
    DISK_FULL,
    /** The connection or the whole database is gone; it must be opened again. */
    DEAD,
    /** Another transaction was in the way; the same again may work. */
    BUSY,
    /** What was asked for is not there, maybe not any more: a table was dropped or made anew since it was found. */
    GONE,
    /** What was asked for is wrong; the same again fails again. */
    WRONG;

    /** Whether the one who was writing has to begin anew: nothing goes on with this connection. */
    public boolean ends() {
        return this == DISK_FULL || this == DEAD;
    }

    /** Whether the one who was reading may find it when the same is asked again, on another connection. */
    public boolean passes() {
        return this == DEAD || this == BUSY || this == GONE;
    }
}
