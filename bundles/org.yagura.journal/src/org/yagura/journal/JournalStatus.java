/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

/**
 * Figures of a member, for persons and for measurements.
 *
 * @param state what it is
 * @param leader id of the member that leads; null when none is known
 * @param firstPosition as {@link Journal#firstPosition}
 * @param lastPosition as {@link Journal#lastPosition}
 * @param released the highest position that was released
 * @param logBytes what the log takes on disk
 * @param freeBytes what is free on that disk
 * @param freeLimit under so many free bytes no facts are taken
 * @param intake whether facts are taken, as far as the disk is concerned
 * @param joining whether it has lost its directory and is not a full member until it is up to date again
 * @param restarts how often the engine was started again within this process
 */
public record JournalStatus(JournalState state, String leader, long firstPosition, long lastPosition, long released,
        long logBytes, long freeBytes, long freeLimit, boolean intake, boolean joining, int restarts) {
}
