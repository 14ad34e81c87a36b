/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

/**
 * What is known of the clock of a sender's engine (RFC 3414, 2.3). Messages that are older than the window are refused;
 * within the window a repeated message is taken, as UDP itself may repeat one. After a start of the agent the first
 * authentic message of an engine sets its clock. Not thread-safe.
 */
final class EngineClock {
    /** RFC 3414, 2.2.3: how far clocks may differ, in seconds. */
    static final int WINDOW = 150;
    private static final int MAX_BOOTS = Integer.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;

    private int boots = -1;
    private int latest;
    private long nanos;

    /**
     * RFC 3414, 3.2, 7b: whether an authentic message is in time; takes up the clock that it tells.
     *
     * @param now of {@link System#nanoTime()}
     */
    boolean inTime(int msgBoots, int msgTime, long now) {
        if (msgBoots > boots || msgBoots == boots && msgTime > latest) {
            boots = msgBoots;
            latest = msgTime;
            nanos = now;
        }
        long notion = latest + (now - nanos) / SECOND;
        return boots != MAX_BOOTS && msgBoots == boots && msgTime >= notion - WINDOW;
    }
}
