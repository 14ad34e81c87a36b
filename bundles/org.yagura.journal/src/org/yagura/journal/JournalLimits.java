/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.time.Duration;

/**
 * What bounds a journal.
 *
 * @param freeBytes no facts are taken while fewer bytes are free on the disk than this or {@code freePercent} says,
 *        whichever is more
 * @param freePercent the same in percent of the disk; 0 leaves {@code freeBytes} alone to count
 * @param diskCheck how often the free space is looked at
 * @param segmentBytes size of one file of the log; cleaning removes whole files
 * @param behindBytes how much of the log is kept, in a group, for members that are away or behind; a member that lacks
 *        more goes on where the log begins, and its tables need a copy of another member's. Nothing is kept for them
 *        when it would stop the intake
 * @param restarts how often in ten minutes the engine is started again within the process before the journal fails
 */
public record JournalLimits(long freeBytes, double freePercent, Duration diskCheck, int segmentBytes,
        long behindBytes, int restarts) {

    /** 200 MB or 2 %, looked at four times a second; 8 MB a file; 1 GB for members that are behind. */
    public static JournalLimits usual() {
        return new JournalLimits(200L << 20, 2, Duration.ofMillis(250), 8 << 20, 1L << 30, 5);
    }

    /** The same with another free space that has to be left, and no percentage. */
    public JournalLimits withFreeBytes(long bytes) {
        return new JournalLimits(bytes, 0, diskCheck, segmentBytes, behindBytes, restarts);
    }
}
