/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long the last runs of a job took.
 *
 * @param millis in milliseconds, the oldest first, at most 30
 */
public record Durations(List<Long> millis) {
    static final Durations NONE = new Durations(List.of());

    private static final int MOST = 30;
    /** Fewer runs say nothing. */
    private static final int FEWEST = 5;

    public Durations {
        millis = List.copyOf(millis);
    }

    Durations and(Duration last) {
        var all = new ArrayList<>(millis);
        all.add(last.toMillis());
        return new Durations(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** Their mean and so many standard deviations (of the sample, by n); empty when there were fewer than five runs. */
    Optional<Duration> usual(double deviation) {
        if (millis.size() < FEWEST) {
            return Optional.empty();
        }
        double mean = millis.stream().mapToLong(Long::longValue).average().orElseThrow();
        double variance = millis.stream().mapToDouble(m -> (m - mean) * (m - mean)).average().orElseThrow();
        return Optional.of(Duration.ofMillis(Math.max(1, Math.round(mean + deviation * Math.sqrt(variance)))));
    }
}
