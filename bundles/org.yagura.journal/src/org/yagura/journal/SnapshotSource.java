/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

/**
 * Brings the tables of another member to this one, when this one fell behind further than the log reaches back. Given by
 * the owner of the tables.
 */
@FunctionalInterface
public interface SnapshotSource {

    /**
     * Replaces this member's tables by a copy from another member. Called on a thread of the journal's, may take long;
     * readers of the journal are to be stopped by the callee meanwhile.
     *
     * @param leader id of the member that leads, whose copy is the newest; null when it is not known
     * @param atLeast the position that the copy has to reach at least
     * @return the position up to which the journal is in the copy, {@code atLeast} or above
     * @throws Exception when it could not be done; the journal asks again later
     */
    long bring(String leader, long atLeast) throws Exception;
}
