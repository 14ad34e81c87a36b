/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.fact;

import java.util.Objects;

import org.yagura.core.fact.JsonFactType;

/**
 * It was said how much is kept; null leaves a number as it is.
 *
 * @param rawDays days of single samples
 * @param minuteDays days of minutes
 * @param hourDays days of hours
 * @param dayDays days of days
 * @param samples single samples at most
 * @param series series at most
 */
public record Keep(Integer rawDays, Integer minuteDays, Integer hourDays, Integer dayDays, Long samples,
        Integer series) {

    /** The type of the fact. */
    public static final JsonFactType<Keep> TYPE = new JsonFactType<>("samples.retention", 1, Keep.class);
    /** What is kept unless said otherwise: two weeks, a quarter, two years, ten years. */
    public static final Keep USUAL = new Keep(14, 93, 800, 3_700, 5_000_000_000L, 100_000);

    /** This, and where it says nothing the other. */
    public Keep or(Keep other) {
        return new Keep(Objects.requireNonNullElse(rawDays, other.rawDays),
                Objects.requireNonNullElse(minuteDays, other.minuteDays),
                Objects.requireNonNullElse(hourDays, other.hourDays),
                Objects.requireNonNullElse(dayDays, other.dayDays),
                Objects.requireNonNullElse(samples, other.samples),
                Objects.requireNonNullElse(series, other.series));
    }
}
