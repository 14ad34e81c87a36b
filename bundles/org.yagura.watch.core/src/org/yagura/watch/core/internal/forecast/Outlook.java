/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.forecast;

import java.time.Instant;

/** What is expected of the metrics of one watch of a node, made ready beforehand. Thread-safe, and quick. */
public interface Outlook {
    /** Nothing is known. */
    Outlook NONE = (bound, metric) -> Model.NONE;

    /** What is known for a bound on a metric. */
    Model of(String bound, String metric);

    /**
     * What was made of the past of a series.
     *
     * @param forecast null when there is none
     * @param profile null when there is none
     */
    record Model(Forecast forecast, Profile profile) {
        /** Nothing is known. */
        public static final Model NONE = new Model(null, null);
        private static final long HOUR_MILLIS = 3_600_000;

        /** The hour of a time. */
        public static int hour(Instant at) {
            return (int) Math.floorDiv(at.toEpochMilli(), HOUR_MILLIS);
        }
    }
}
