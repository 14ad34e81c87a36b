/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;

import org.yagura.core.fact.Fact;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.internal.series.fact.SampleBatch.Definition;

/** Packs what waits in slots into batches. Used by one thread. */
final class Batcher {
    /** Series that a batch defines at most, so that it fits into a fact. */
    private static final int DEFINITIONS = 1_000;

    private final long session = ThreadLocalRandom.current().nextLong();
    private final long again;
    private final long[] at = new long[SampleBatch.MOST_SAMPLES];
    private final double[] values = new double[SampleBatch.MOST_SAMPLES];
    private final int[] numbers = new int[SampleBatch.MOST_SAMPLES];
    private final int[] sizes = new int[SampleBatch.MOST_SAMPLES];

    /**
     * A fact and the number of its samples.
     *
     * @param fact made of them
     * @param samples how many
     */
    record Packet(Fact fact, int samples) {
    }

    Batcher(Duration again) {
        this.again = again.toNanos();
    }

    /**
     * Takes what waits, up to the size of a batch; slots with more are put back.
     *
     * @return null when nothing waits
     */
    Packet next(Queue<Slot> dirty, Instant now) {
        List<Definition> definitions = new ArrayList<>();
        int count = 0;
        int runs = 0;
        long nanos = System.nanoTime();
        while (count < at.length && definitions.size() < DEFINITIONS) {
            Slot slot = dirty.poll();
            if (slot == null) {
                break;
            }
            int taken = slot.take(at, values, count, at.length - count);
            if (taken == 0) {
                continue;
            }
            if (!slot.defined || nanos - slot.definedAt > again) {
                definitions.add(new Definition(slot.number, slot.series));
                slot.defined = true;
                slot.definedAt = nanos;
            }
            numbers[runs] = slot.number;
            sizes[runs++] = taken;
            count += taken;
            if (slot.waiting()) {
                dirty.add(slot);
            }
        }
        if (count == 0) {
            return null;
        }
        var batch = new SampleBatch(session, definitions, Arrays.copyOf(numbers, runs), Arrays.copyOf(sizes, runs),
                Arrays.copyOf(at, count), Arrays.copyOf(values, count));
        return new Packet(SampleBatch.TYPE.fact(now, batch), count);
    }
}
