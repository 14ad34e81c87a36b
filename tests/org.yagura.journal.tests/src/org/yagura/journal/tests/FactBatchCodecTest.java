/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.fact.Fact;
import org.yagura.journal.FactBatch;
import org.yagura.journal.FactBatchCodec;

/** The bytes of batches. */
class FactBatchCodecTest {
    private final FactBatchCodec codec = new FactBatchCodec();

    private static FactBatch random(Random random) {
        var facts = new ArrayList<Fact>();
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 2_000 : 20);
        for (int i = 0; i < count; i++) {
            byte[] payload = new byte[random.nextInt(random.nextInt(20) == 0 ? 5_000 : 200)];
            random.nextBytes(payload);
            long second = switch (random.nextInt(5)) {
                case 0 -> -random.nextLong(10_000_000_000L);
                case 1 -> random.nextLong(200_000_000_000L);
                default -> 1_775_000_000L + i;
            };
            facts.add(new Fact("type." + random.nextInt(12) + (random.nextBoolean() ? "" : ".\u6ad3"),
                    random.nextInt(3) == 0 ? random.nextInt(Integer.MAX_VALUE) : 1,
                    Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1_000L), payload));
        }
        return new FactBatch("producer-" + random.nextInt(3), random.nextLong(Long.MAX_VALUE), facts);
    }

    private static void assertSame(FactBatch expected, FactBatch found) {
        assertEquals(expected.producer(), found.producer());
        assertEquals(expected.firstSequence(), found.firstSequence());
        assertEquals(expected.facts().size(), found.facts().size());
        for (int i = 0; i < expected.facts().size(); i++) {
            Fact wanted = expected.facts().get(i);
            Fact fact = found.facts().get(i);
            assertEquals(wanted.type(), fact.type());
            assertEquals(wanted.version(), fact.version());
            assertEquals(wanted.at(), fact.at());
            assertArrayEquals(wanted.payload(), fact.payload());
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            FactBatch batch = random(random);
            byte[] bytes = codec.encode(batch);
            assertTrue(bytes.length <= 3_000 + batch.facts().stream().mapToInt(FactBatchCodec::size).sum());
            assertSame(batch, FactBatchCodec.decode(bytes));
        }
    }

    @Test
    void aTrapCostsFewBytesMoreThanItsPayload() {
        byte[] bytes = codec.encode(new FactBatch("only", 1_775_000_000_000_000L, Facts.numbered(0, 1_000)));
        assertTrue(bytes.length <= 1_000 * (Facts.PAYLOAD + 6) + 60, bytes.length + " bytes");
    }

    @Test
    void nanosecondsBelowAMicrosecondAreCutOff() {
        var fact = new Fact("a", 1, Instant.ofEpochSecond(-1, 999_999_999), new byte[0]);
        FactBatch found = FactBatchCodec.decode(codec.encode(new FactBatch("p", 0, List.of(fact))));
        assertEquals(Instant.ofEpochSecond(-1, 999_999_000), found.facts().getFirst().at());
    }

    @Test
    void brokenBytesGiveAnErrorThatTellsThePlaceAndTakeNoMemory() {
        var random = new Random(2);
        var samples = new ArrayList<byte[]>();
        for (int i = 0; i < 50; i++) {
            samples.add(codec.encode(new FactBatch("p", i, random(random).facts().stream().limit(20).toList())));
        }
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = samples.get(i % samples.size());
            if (i % 3 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes = bytes.clone();
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    bytes[random.nextInt(Math.min(bytes.length, 60))] = (byte) random.nextInt();
                }
            }
            refused += isRefused(bytes) ? 1 : 0;
        }
        assertTrue(refused > 10_000, refused + " refused");
    }

    @Test
    void noiseIsRefused() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = 1;
            }
            isRefused(bytes);
        }
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            FactBatchCodec.decode(bytes);
            return false;
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().matches("batch of facts cannot be read at byte \\d+: .+"), e.getMessage());
            return true;
        }
    }

    @Test
    void aNewerLayoutIsNamed() {
        byte[] bytes = codec.encode(new FactBatch("p", 0, Facts.numbered(0, 1)));
        bytes[0] = 2;
        String message = assertThrows(IllegalArgumentException.class, () -> FactBatchCodec.decode(bytes)).getMessage();
        assertTrue(message.contains("version 2") && message.contains("newer"), message);
    }

    @Test
    void aBatchOverTheLimitIsRefused() {
        byte[] payload = new byte[Fact.MAX_PAYLOAD];
        var fact = new Fact("a", 1, Instant.EPOCH, payload);
        assertThrows(IllegalArgumentException.class,
                () -> codec.encode(new FactBatch("p", 0, List.of(fact, fact))));
        assertEquals(1, FactBatchCodec.decode(codec.encode(new FactBatch("p", 0, List.of(fact)))).facts().size());
    }
}
