/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.fact;

import java.util.List;

import org.yagura.watch.core.series.Series;

/**
 * Samples of many series, as they came in over up to a second. A producer gives each series a number of its own, which
 * means something within its session only; a batch says what numbers mean that it is the first to use.
 *
 * @param session of the producer; another one after each start
 * @param definitions what numbers mean from now on
 * @param series number for each run of samples
 * @param sizes how many samples each run has
 * @param at times of all samples, run after run, in milliseconds since 1970
 * @param values of all samples; NaN where nothing could be measured
 */
public record SampleBatch(long session, List<Definition> definitions, int[] series, int[] sizes, long[] at,
        double[] values) {

    /** The type of the fact. */
    public static final SampleBatchType TYPE = new SampleBatchType();
    /** The largest number that a producer may give a series. */
    public static final int MOST_NUMBER = 1 << 22;
    /** Samples in a batch at most. */
    public static final int MOST_SAMPLES = 1 << 16;

    /**
     * What a number means.
     *
     * @param number of the producer
     * @param series what it stands for
     */
    public record Definition(int number, Series series) {
    }
}
