/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.time.Instant;

/**
 * The door through which samples come in. Thread-safe and never blocking: samples are gathered for up to a second, packed
 * and made durable together; how far that is shows {@link #standing}.
 *
 * <p>A series only goes forward: a sample that is not later than the newest one of its series is left out and counted,
 * as is one that is more than an hour ahead of the agent's clock. Times are kept to the millisecond.
 */
public interface Samples {

    /**
     * Takes a sample.
     *
     * @param series of what; best the same object each time
     * @param at when it was measured
     * @param value what was measured; NaN and infinite values mean that there was none: a gap
     * @return false when it was refused because as many samples wait as may, which is counted and shown as a trouble of
     *         the agent, or because the agent stops
     */
    boolean add(Series series, Instant at, double value);

    /** Says that at that time nothing could be measured, so that a chart is not drawn across. */
    default boolean gap(Series series, Instant at) {
        return add(series, at, Double.NaN);
    }

    /** How far it is. */
    Standing standing();

    /**
     * How far the samples are, since the agent was started.
     *
     * @param taken samples that came in and were not refused
     * @param durable of these, in the journal
     * @param waiting of these, not yet there
     * @param refused samples that were refused because too many waited
     * @param trouble why the journal takes none at the moment, in the words of a log; null when it does
     */
    record Standing(long taken, long durable, long waiting, long refused, String trouble) {
    }
}
