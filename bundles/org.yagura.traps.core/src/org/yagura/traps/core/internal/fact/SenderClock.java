/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

/**
 * The clock of a sender's engine as an authentic message told it (RFC 3414, 2.3).
 *
 * @param sender whose
 * @param boots how often the engine has started
 * @param time seconds since its last start; the latest that was received
 * @param micros when that was received here, microseconds since 1970, UTC
 */
public record SenderClock(Sender sender, int boots, int time, long micros) {

    /** Whether this is later than another clock of the same engine. */
    public boolean after(SenderClock other) {
        return boots > other.boots || boots == other.boots && time > other.time;
    }
}
