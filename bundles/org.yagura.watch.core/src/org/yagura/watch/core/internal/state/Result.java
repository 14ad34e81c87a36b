/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/**
 * What came of a run.
 *
 * @param at when it ended
 * @param outcome whether it succeeded
 * @param text what was found
 * @param metrics what was measured
 * @param pending names of metrics that are still there but were not measured, see {@link Measurement#pending()}
 * @param faults why it did not end as it should, by instance, see {@link Measurement#faults()}
 */
public record Result(Instant at, Outcome outcome, Phrase text, List<Metric> metrics, Set<String> pending,
        Map<String, Phrase> faults) {

    /** One after which what was not measured is gone. */
    public Result(Instant at, Outcome outcome, Phrase text, List<Metric> metrics) {
        this(at, outcome, text, metrics, Set.of(), Map.of());
    }

    /** That of a run which ended at a time. */
    public static Result of(Instant at, Measurement run) {
        return new Result(at, run.outcome(), run.text(), run.metrics(), run.pending(),
                run.faults());
    }

    /** Whether the run itself told that something is wrong with the node. */
    public boolean failed() {
        return outcome == Outcome.FAILED;
    }

    /** Whether a metric is still there but was not measured. */
    boolean pending(String metric) {
        return !pending.isEmpty() && (pending.contains(metric) || pending.contains(Measurement.OTHERS))
                && metrics.stream().noneMatch(m -> m.name().equals(metric));
    }

    /** Whether it says anything of what is measured: a run that failed and measured nothing does not. */
    boolean measured() {
        return !failed() || !metrics.isEmpty();
    }
}
