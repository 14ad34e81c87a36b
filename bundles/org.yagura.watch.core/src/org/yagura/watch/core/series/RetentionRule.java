/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.series;

import java.util.ArrayList;
import java.util.List;

/**
 * How long samples and what is made of them are kept. Any numbers can be put into it; {@link #faults} says what makes no
 * sense, to the agent, which refuses it, and to whoever types it.
 *
 * @param rawDays days of single samples
 * @param minuteDays days of minutes
 * @param hourDays days of hours
 * @param dayDays days of days
 * @param mostSamples single samples at most
 * @param mostSeries series at most
 */
public record RetentionRule(long rawDays, long minuteDays, long hourDays, long dayDays, long mostSamples,
        long mostSeries) {

    /** A number of the rule, with its bounds; the levels first, the finest first of all. */
    public enum Part {
        /** Days of single samples. */
        RAW_DAYS("rawDays", 1, 3_650),
        /** Days of minutes. */
        MINUTE_DAYS("minuteDays", 7, 3_650),
        /** Days of hours. */
        HOUR_DAYS("hourDays", 31, 7_300),
        /** Days of days. */
        DAY_DAYS("dayDays", 366, 36_500),
        /** Single samples at most. */
        MOST_SAMPLES("mostSamples", 1_000_000, 1_000_000_000_000L),
        /** Series at most. */
        MOST_SERIES("mostSeries", 100, 2_000_000);

        private final String field;
        private final long least;
        private final long most;

        Part(String field, long least, long most) {
            this.field = field;
            this.least = least;
            this.most = most;
        }

        /** As it is called in {@link SetSeriesRetention}. */
        public String field() {
            return field;
        }

        /** The least that it may be. */
        public long least() {
            return least;
        }

        /** The most that it may be. */
        public long most() {
            return most;
        }
    }

    /**
     * What makes no sense.
     *
     * @param part whose number it is
     * @param finer the finer level that would be kept for longer; null when the number is out of its own bounds
     */
    public record Fault(Part part, Part finer) {
    }

    /** The number of a part. */
    public long of(Part part) {
        return switch (part) {
            case RAW_DAYS -> rawDays;
            case MINUTE_DAYS -> minuteDays;
            case HOUR_DAYS -> hourDays;
            case DAY_DAYS -> dayDays;
            case MOST_SAMPLES -> mostSamples;
            case MOST_SERIES -> mostSeries;
        };
    }

    /**
     * All that makes no sense, a part at most once: a number out of its bounds, or a coarser level that would be kept for a
     * shorter time than the next finer one. In the order of parts, but what is out of bounds first.
     */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (Part part : Part.values()) {
            if (outOfBounds(part)) {
                faults.add(new Fault(part, null));
            }
        }
        for (int i = 1; i <= Part.DAY_DAYS.ordinal(); i++) {
            Part finer = Part.values()[i - 1];
            Part part = Part.values()[i];
            if (!outOfBounds(part) && !outOfBounds(finer) && of(part) < of(finer)) {
                faults.add(new Fault(part, finer));
            }
        }
        return faults;
    }

    private boolean outOfBounds(Part part) {
        return of(part) < part.least() || of(part) > part.most();
    }
}
