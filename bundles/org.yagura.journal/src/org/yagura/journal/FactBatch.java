/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.util.List;
import java.util.Objects;

import org.yagura.core.fact.Fact;

/**
 * What a producer appends in one go; becomes one entry of the journal, all or none.
 *
 * @param producer who it is: the id of a member, stable over restarts, at most 200 characters
 * @param firstSequence number of the first fact; the others follow. A producer's numbers rise and are never used again,
 *        so that a reader drops a batch whose first number is not above the last one it knows of that producer: it is a
 *        repetition
 * @param facts what happened, in order; not copied, never changed after construction; at least one
 */
public record FactBatch(String producer, long firstSequence, List<Fact> facts) {

    /** The largest size of a batch in bytes, as {@link FactBatchCodec} writes it. */
    public static final int MAX_BYTES = 4 << 20;

    public FactBatch {
        Objects.requireNonNull(producer, "producer");
        Objects.requireNonNull(facts, "facts");
        if (producer.isEmpty() || producer.length() > 200) {
            throw new IllegalArgumentException("producer of " + producer.length() + " characters");
        }
        if (firstSequence < 0) {
            throw new IllegalArgumentException("sequence number " + firstSequence);
        }
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("no facts");
        }
    }
}
