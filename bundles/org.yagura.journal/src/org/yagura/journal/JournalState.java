/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

/** What a member of the journal is. */
public enum JournalState {
    /** The engine starts, or no leader is known yet. */
    STARTING,
    /** It leads, and knows everything that was committed before: the only state in which work of the leader is done. */
    LEADER_READY,
    /** Another member leads; this one keeps a copy that can be read. */
    FOLLOWER,
    /** The engine has stopped and could not be started again; the process has to be. */
    FAILED,
    /** {@link Journal#close} was called. */
    CLOSED
}
