/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;
import java.util.List;

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
 */
public record Result(Instant at, Outcome outcome, Phrase text, List<Metric> metrics) {

    /** Whether the run itself told that something is wrong with the node. */
    public boolean failed() {
        return outcome == Outcome.FAILED;
    }

    /** Whether it says anything of what is measured: a run that failed and measured nothing does not. */
    boolean measured() {
        return !failed() || !metrics.isEmpty();
    }
}
