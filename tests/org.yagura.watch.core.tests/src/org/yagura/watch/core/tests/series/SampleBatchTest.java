/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.internal.series.fact.SampleBatch.Definition;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.Series.Kind;

/** Facts of samples come out as they went in; bytes that are none are refused. */
final class SampleBatchTest {
    private final Random random = new Random(14);

    private SampleBatch batch() {
        var definitions = new ArrayList<Definition>();
        for (int i = random.nextInt(5); i > 0; i--) {
            definitions.add(new Definition(random.nextInt(SampleBatch.MOST_NUMBER),
                    new Series("node" + i, i == 1 ? "" : "監視" + i, "x".repeat(Series.MOST), i == 2 ? "" : "B/s",
                            Kind.values()[i % 2])));
        }
        int[] sizes = IntStream.range(0, random.nextInt(30)).map(i -> random.nextInt(6)).toArray();
        int all = Arrays.stream(sizes).sum();
        return new SampleBatch(random.nextLong(), definitions,
                random.ints(sizes.length, 0, SampleBatch.MOST_NUMBER).toArray(), sizes, random.longs(all).toArray(),
                random.longs(all).mapToDouble(Double::longBitsToDouble).toArray());
    }

    @Test
    void batchesComeOutAsTheyWentIn() {
        for (int run = 0; run < 2_000; run++) {
            SampleBatch batch = batch();
            SampleBatch read = SampleBatch.TYPE.decode(1, SampleBatch.TYPE.encode(batch));
            assertEquals(batch.session(), read.session());
            assertEquals(batch.definitions(), read.definitions());
            assertArrayEquals(batch.series(), read.series());
            assertArrayEquals(batch.sizes(), read.sizes());
            assertArrayEquals(batch.at(), read.at());
            assertArrayEquals(bits(batch.values()), bits(read.values()));
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void damagedBytesAreRefusedOrReadNeverMore() {
        int refused = 0;
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = SampleBatch.TYPE.encode(batch());
            int kind = run % 3;
            if (kind == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else if (kind == 1) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            } else {
                random.nextBytes(bytes);
            }
            try {
                SampleBatch.TYPE.decode(1, bytes);
            } catch (IllegalArgumentException e) {
                assertFalse(e.getMessage().isEmpty());
                refused++;
            }
        }
        assertTrue(refused > 5_000, "many are refused: " + refused);
    }

    @Test
    void anotherVersionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SampleBatch.TYPE.decode(2, new byte[5]));
    }

    @Test
    void aSeriesSaysWhatIsWrongWithIt() {
        assertThrows(IllegalArgumentException.class, () -> new Series("", "w", "m", "", Kind.GAUGE));
        assertThrows(IllegalArgumentException.class, () -> new Series("n", null, "m", "", Kind.GAUGE));
        assertThrows(IllegalArgumentException.class, () -> new Series("n", "w", "", "", Kind.GAUGE));
        assertThrows(IllegalArgumentException.class, () -> new Series("n", "w", "m", "x".repeat(201), Kind.GAUGE));
        assertThrows(NullPointerException.class, () -> new Series("n", "w", "m", "", null));
    }
}
