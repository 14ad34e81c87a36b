/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.Packed;
import org.yagura.watch.core.internal.series.codec.SummaryReader;

/**
 * A part of a level of a series that is closed: a row.
 *
 * @param grain level
 * @param start time of the first entry, milliseconds
 * @param finish time of the last entry
 * @param entries how many there are
 * @param body packed entries
 */
public record Chunk(Grain grain, long start, long finish, int entries, byte[] body) {

    /** The samples, when it is of such. */
    public Packed samples() {
        return new Packed(body, 0, body.length, entries);
    }

    /** The summaries, when it is of such; with sketches or without. */
    public SummaryReader summaries(boolean sketched) {
        return new SummaryReader(new ByteReader(body), entries, sketched);
    }
}
