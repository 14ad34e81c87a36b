/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.series.codec.ChunkReader;
import org.yagura.watch.core.internal.series.codec.ChunkWriter;
import org.yagura.watch.core.internal.series.codec.Packed;

/** Packed samples come out as they went in, bit by bit; bytes that are none do no harm. */
final class ChunkTest {
    private static final long START = 1_790_000_000_000L;
    private static final double[] ODD = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, 1, -1, 0.1,
            Double.longBitsToDouble(0x7ff8_0000_dead_beefL), Double.longBitsToDouble(-1L),
            Double.longBitsToDouble(1L << 63)};

    private record Sample(long at, long bits) {
        Sample(long at, double value) {
            this(at, Double.doubleToRawLongBits(value));
        }
    }

    private static Packed pack(List<Sample> samples) {
        var writer = new ChunkWriter();
        samples.forEach(s -> writer.add(s.at(), Double.longBitsToDouble(s.bits())));
        assertEquals(samples.size(), writer.count());
        return writer.packed();
    }

    private static List<Sample> read(Packed packed) {
        var samples = new ArrayList<Sample>();
        ChunkReader reader = packed.reader();
        while (reader.next()) {
            samples.add(new Sample(reader.at(), reader.value()));
        }
        assertFalse(reader.next());
        return samples;
    }

    private static void same(List<Sample> samples) {
        Packed packed = pack(samples);
        assertEquals(samples, read(packed));
        var elsewhere = new byte[packed.length() + 7];
        System.arraycopy(packed.bytes(), 0, elsewhere, 5, packed.length());
        assertEquals(samples, read(new Packed(elsewhere, 5, packed.length(), packed.count())));
    }

    @Test
    void allKindsOfDoublesComeOutBitByBit() {
        var samples = new ArrayList<Sample>();
        for (double one : ODD) {
            for (double other : ODD) {
                samples.add(new Sample(START + samples.size(), one));
                samples.add(new Sample(START + samples.size(), other));
            }
        }
        same(samples);
    }

    @Test
    void randomSamplesComeOutBitByBit() {
        var random = new Random(5);
        for (int run = 0; run < 2_000; run++) {
            var samples = new ArrayList<Sample>();
            long at = random.nextInt(4) == 0 ? random.nextLong() : START;
            double value = 50;
            int kind = run % 8;
            for (int i = random.nextInt(200); i > 0; i--) {
                at += switch (kind % 4) {
                    case 0 -> 60_000;
                    case 1 -> 60_000 + random.nextInt(-50, 50);
                    case 2 -> random.nextInt(1, 1 << random.nextInt(1, 31));
                    default -> random.nextLong();
                };
                value = switch (random.nextInt(kind + 2)) {
                    case 0 -> value;
                    case 1 -> value + 1;
                    case 2 -> value + random.nextGaussian();
                    case 3 -> random.nextInt(100) / 10.0;
                    case 4 -> ODD[random.nextInt(ODD.length)];
                    default -> Double.longBitsToDouble(random.nextLong());
                };
                samples.add(new Sample(at, value));
            }
            same(samples);
        }
    }

    @Test
    void emptyAndSingle() {
        same(List.of());
        same(List.of(new Sample(Long.MIN_VALUE, Double.NaN)));
        same(List.of(new Sample(Long.MIN_VALUE, 1.0), new Sample(Long.MAX_VALUE, -1.0), new Sample(0, 0.0)));
    }

    @Test
    void whatWasTakenStaysWhileMoreIsAdded() {
        var random = new Random(11);
        var writer = new ChunkWriter();
        var samples = new ArrayList<Sample>();
        var taken = new ArrayList<Packed>();
        for (int i = 0; i < 500; i++) {
            var sample = new Sample(START + i * 1_000L + random.nextInt(3), random.nextGaussian());
            writer.add(sample.at(), Double.longBitsToDouble(sample.bits()));
            samples.add(sample);
            taken.add(writer.packed());
        }
        for (Packed packed : taken) {
            assertEquals(samples.subList(0, packed.count()), read(packed));
        }
    }

    @Test
    void noisySamplesTakeUnderNineBytesAndSteadyOnesUnderThree() {
        var random = new Random(3);
        var noisy = new ChunkWriter();
        var steady = new ChunkWriter();
        for (int i = 0; i < 400; i++) {
            long at = START + i * 60_000L + random.nextInt(20);
            noisy.add(at, 50 + 10 * random.nextGaussian());
            steady.add(at, 42 + i / 50);
        }
        assertTrue(noisy.length() < 400 * 8.8, () -> "noisy " + noisy.length());
        assertTrue(steady.length() < 400 * 2.0, () -> "steady " + steady.length());
    }

    @Test
    void hostileBytesGiveSamplesOrAClearError() {
        var random = new Random(7);
        int refused = 0;
        for (int run = 0; run < 20_000; run++) {
            var bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) random.nextInt());
            }
            int count = random.nextInt(300);
            try {
                read(new Packed(bytes, 0, bytes.length, count));
            } catch (IllegalArgumentException e) {
                assertFalse(e.getMessage().isEmpty());
                refused++;
            }
        }
        assertTrue(refused > 1_000, "many are refused: " + refused);
    }

    @Test
    void damagedBytesNeverHang() {
        var random = new Random(9);
        var writer = new ChunkWriter();
        for (int i = 0; i < 300; i++) {
            writer.add(START + i * 977L, random.nextGaussian());
        }
        byte[] good = writer.packed().copy();
        for (int run = 0; run < 5_000; run++) {
            byte[] bad = good.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length;
            try {
                assertEquals(300, read(new Packed(bad, 0, length, 300)).size());
            } catch (IllegalArgumentException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void aCountThatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Packed(new byte[20], 0, 20, 1_000_000_000));
        assertThrows(IllegalArgumentException.class, () -> new Packed(new byte[20], 0, 20, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> new Packed(new byte[20], 10, 20, 1));
    }
}
