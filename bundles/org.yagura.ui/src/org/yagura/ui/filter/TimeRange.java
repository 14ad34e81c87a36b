/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import java.time.Duration;
import java.time.Instant;

/** A time range as a person chooses it. */
public sealed interface TimeRange {

    /** At any time. */
    TimeRange ANY = new Any();

    /** From when, seen at {@code now}; null for no limit. */
    Instant from(Instant now);

    /** Before when; null for no limit. */
    Instant to();

    /** At any time. */
    record Any() implements TimeRange {
        @Override
        public Instant from(Instant now) {
            return null;
        }

        @Override
        public Instant to() {
            return null;
        }
    }

    /**
     * The time before now.
     *
     * @param within how long
     */
    record Last(Duration within) implements TimeRange {
        @Override
        public Instant from(Instant now) {
            return now.minus(within);
        }

        @Override
        public Instant to() {
            return null;
        }
    }

    /**
     * Between two times.
     *
     * @param begin at or after; null for no limit
     * @param end before; null for no limit
     */
    record Between(Instant begin, Instant end) implements TimeRange {
        @Override
        public Instant from(Instant now) {
            return begin;
        }

        @Override
        public Instant to() {
            return end;
        }
    }
}
