/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import org.yagura.snmp.OwnEngine;

/**
 * What is known of the clock of a sender's engine (RFC 3414, 2.3). Messages that are older than the window are refused;
 * within the window a repeated message is taken, as UDP itself may repeat one. Not thread-safe.
 */
final class EngineClock {
    private static final int WINDOW = OwnEngine.WINDOW;
    private static final int MAX_BOOTS = Integer.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;

    private int boots = -1;
    private int latest;
    private long nanos;

    /**
     * RFC 3414, 3.2, 7b 1: takes up the clock that an authentic message tells.
     *
     * @param at when it was received, of {@link System#nanoTime()}
     * @return whether that is later than what was known
     */
    boolean hears(int msgBoots, int msgTime, long at) {
        boolean later = msgBoots > boots || msgBoots == boots && msgTime > latest;
        if (later) {
            boots = msgBoots;
            latest = msgTime;
            nanos = at;
        }
        return later;
    }

    /** RFC 3414, 3.2, 7b 2: whether an authentic message that was heard is in time. */
    boolean inTime(int msgBoots, int msgTime, long now) {
        long notion = latest + (now - nanos) / SECOND;
        return boots != MAX_BOOTS && msgBoots == boots && msgTime >= notion - WINDOW;
    }
}
