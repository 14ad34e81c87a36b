/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

/** Is told what becomes of a journal, on one thread of the journal's, in order; must return soon. */
public interface JournalListener {

    /**
     * The state changed.
     *
     * @param state the new one; after {@link JournalState#FAILED} only {@link JournalState#CLOSED} comes, and the
     *        process should end with an error, to be started again by whoever started it
     * @param reason for a log, in English; empty when there is nothing to say
     */
    void state(JournalState state, String reason);

    /**
     * The disk got too full for more facts, or has room again.
     *
     * @param open whether facts are taken
     * @param freeBytes what is free
     * @param limitBytes under so many free bytes none are taken
     */
    default void intake(boolean open, long freeBytes, long limitBytes) {
    }
}
