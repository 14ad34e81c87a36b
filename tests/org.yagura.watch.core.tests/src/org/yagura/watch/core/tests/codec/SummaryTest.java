/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.codec.Sketch;
import org.yagura.watch.core.internal.series.codec.Summary;
import org.yagura.watch.core.internal.series.codec.SummaryReader;
import org.yagura.watch.core.internal.series.codec.SummaryWriter;

/** What is kept of minutes, hours and days, packed and brought together. */
final class SummaryTest {

    private static Summary summary(Random random, long start) {
        var summary = new Summary();
        summary.clear(start);
        boolean sketched = random.nextBoolean();
        int kind = random.nextInt(4);
        for (int i = random.nextInt(1, 9); i > 0; i--) {
            double value = kind == 0 ? 7 : kind == 1 ? Double.NaN : random.nextGaussian();
            summary.add(value);
            if (sketched && Double.isFinite(value)) {
                summary.sketch = summary.sketch == null ? new Sketch() : summary.sketch;
                summary.sketch.add(value);
            }
        }
        return summary;
    }

    static void same(Summary expected, Summary found) {
        assertEquals(expected.start, found.start);
        assertEquals(expected.count, found.count);
        assertEquals(expected.gaps, found.gaps);
        assertEquals(expected.min, found.min);
        assertEquals(expected.max, found.max);
        assertEquals(expected.first, found.first);
        assertEquals(expected.last, found.last);
        assertEquals(expected.sum, found.sum, Math.abs(expected.sum) * 1e-12);
        assertEquals(expected.sketch == null, found.sketch == null);
        if (found.sketch != null) {
            assertEquals(expected.sketch.total(), found.sketch.total());
            for (double percent : new double[]{1, 50, 99, 100}) {
                assertEquals(expected.sketch.percentile(percent), found.sketch.percentile(percent));
            }
        }
    }

    @Test
    void summariesComeOutAsTheyWentIn() {
        var random = new Random(4);
        for (int run = 0; run < 1_000; run++) {
            var all = new ArrayList<Summary>();
            var writer = new SummaryWriter();
            long start = random.nextInt(100_000);
            for (int i = random.nextInt(60); i > 0; i--) {
                start += random.nextInt(1, 4);
                all.add(summary(random, start));
                writer.add(all.getLast());
            }
            assertEquals(all.size(), writer.count());
            SummaryReader reader = run % 2 == 0
                    ? writer.part().reader(true)
                    : new SummaryReader(new ByteReader(writer.copy()), all.size(), true);
            for (Summary expected : all) {
                same(expected, reader.next());
            }
            assertNull(reader.next());
            SummaryReader plain = writer.part().reader(false);
            for (Summary expected : all) {
                Summary bare = expected.copy();
                bare.sketch = null;
                same(bare, plain.next());
            }
        }
    }

    @Test
    void anOpenOneGoesOnExactly() {
        var random = new Random(12);
        for (int run = 0; run < 1_000; run++) {
            Summary open = summary(random, run);
            open.add(0.1);
            var bytes = new ByteWriter();
            open.writeOpen(bytes);
            Summary read = Summary.readOpen(bytes.reader());
            assertEquals(open.sum, read.sum);
            same(open, read);
        }
    }

    @Test
    void hostileBytesGiveSummariesOrAClearError() {
        var random = new Random(6);
        for (int run = 0; run < 20_000; run++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            var reader = new SummaryReader(new ByteReader(bytes), random.nextInt(50), run % 2 == 0);
            try {
                while (reader.next() != null) {
                    continue;
                }
            } catch (IllegalArgumentException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void broughtTogetherIsAsOfAllSamples() {
        var random = new Random(8);
        var all = new Summary();
        var parts = new Summary();
        for (int i = 0; i < 50; i++) {
            var part = new Summary();
            for (int k = random.nextInt(5); k > 0; k--) {
                double value = random.nextInt(7) == 0 ? Double.NaN : random.nextInt(1_000);
                all.add(value);
                part.add(value);
            }
            parts.add(part);
        }
        same(all, parts);
        assertEquals(all.mean(), parts.mean());
    }

    @Test
    void theMeanStaysBetweenTheValuesWhateverTheSum() {
        var summary = new Summary();
        assertTrue(Double.isNaN(summary.mean()));
        summary.add(Double.MAX_VALUE);
        summary.add(Double.MAX_VALUE);
        assertTrue(summary.mean() <= Double.MAX_VALUE);
        summary.add(-Double.MAX_VALUE);
        assertTrue(Double.isFinite(summary.mean()));
    }

    @Test
    void percentilesAreWithinTheErrorThatIsSaid() {
        var random = new Random(10);
        List<DoubleSupplier> kinds = List.of(() -> random.nextDouble() * 100,
                () -> Math.exp(random.nextGaussian() * 5), () -> random.nextInt(3), random::nextGaussian,
                () -> Double.longBitsToDouble(random.nextLong() & 0x7fef_ffff_ffff_ffffL),
                () -> Double.longBitsToDouble(random.nextLong() & 0x801f_ffff_ffff_ffffL));
        for (var kind : kinds) {
            var whole = new Sketch();
            var parts = List.of(new Sketch(), new Sketch(), new Sketch());
            var values = new double[3_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = kind.getAsDouble();
                whole.add(values[i]);
                parts.get(i % 3).add(values[i]);
            }
            Arrays.sort(values);
            var merged = new Sketch();
            parts.forEach(merged::add);
            assertEquals(values.length, merged.total());
            for (double percent : new double[]{0.1, 5, 50, 90, 95, 99, 99.9, 100}) {
                double exact = values[(int) Math.ceil(percent / 100 * values.length) - 1];
                for (Sketch sketch : List.of(whole, merged, merged.copy())) {
                    double error = sketch.error() < 1 ? sketch.error() * 1.0001 : Double.MAX_VALUE;
                    assertEquals(exact, sketch.percentile(percent), Math.abs(exact) * error + 1e-300,
                            () -> percent + " with error " + sketch.error());
                }
            }
        }
    }

    @Test
    void aSketchWithoutValuesHasNoPercentile() {
        var sketch = new Sketch();
        assertTrue(Double.isNaN(sketch.percentile(50)));
        sketch.add(-5);
        sketch.clear();
        sketch.add(0);
        sketch.add(-0.0);
        assertEquals(0, sketch.percentile(100));
        assertEquals(2, sketch.total());
    }
}
