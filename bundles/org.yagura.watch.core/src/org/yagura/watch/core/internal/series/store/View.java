/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.util.List;

import org.yagura.watch.core.internal.series.codec.Packed;
import org.yagura.watch.core.internal.series.codec.Summary;
import org.yagura.watch.core.internal.series.codec.SummaryWriter;

/**
 * What is in memory of a series, as of a commit. Immutable; chunks that a later commit has written may be in it and in the
 * tables both, so the newer ones of the two count.
 *
 * @param firstAt time of the first sample ever, milliseconds
 * @param lastAt time of the newest sample
 * @param last its value; NaN for a gap
 * @param late samples that were left out because they were not later than the newest
 * @param ready chunks that are closed and not in the tables, of all levels, each level in order
 * @param raw samples of the open chunk; null when there is none
 * @param rolled what is open of minutes, hours and days
 */
public record View(long firstAt, long lastAt, double last, long late, List<Chunk> ready, Packed raw,
        List<Open> rolled) {

    /**
     * What is open of a level.
     *
     * @param closed minutes, hours or days that are over
     * @param open the one that is not; without what the finer levels have open
     */
    public record Open(SummaryWriter.Part closed, Summary open) {
    }
}
