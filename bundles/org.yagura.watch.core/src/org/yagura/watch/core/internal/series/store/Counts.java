/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;

/**
 * What came, and what was left out, since the data directory was made.
 *
 * @param samples that came, those that were left out among them
 * @param late not later than the newest of their series
 * @param ahead of the clock of the agent that took them
 * @param old as old as is not kept
 * @param beyond of new series over the bound, or of numbers that nobody has explained
 * @param unread facts that could not be read
 */
public record Counts(long samples, long late, long ahead, long old, long beyond, long unread) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts more) {
        return new Counts(samples + more.samples, late + more.late, ahead + more.ahead, old + more.old,
                beyond + more.beyond, unread + more.unread);
    }

    void write(ByteWriter to) {
        to.number(samples).number(late).number(ahead).number(old).number(beyond).number(unread);
    }

    static Counts read(ByteReader from) {
        return new Counts(from.number(), from.number(), from.number(), from.number(), from.number(), from.number());
    }
}
