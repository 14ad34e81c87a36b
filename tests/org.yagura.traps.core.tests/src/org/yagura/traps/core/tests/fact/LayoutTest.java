/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.fact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactType;
import org.yagura.model.site.SnmpVersion;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;

/** What is written is read again; broken bytes are refused, never read past their end. */
final class LayoutTest {
    private static final long MICROS = 1_795_244_400_123_456L;

    private static TrapReceived received(Random random) {
        byte[] peer = new byte[random.nextBoolean() ? 4 : 16];
        byte[] engine = new byte[random.nextInt(33)];
        byte[] pdu = new byte[random.nextInt(2000)];
        random.nextBytes(peer);
        random.nextBytes(engine);
        random.nextBytes(pdu);
        return new TrapReceived(MICROS + random.nextInt(), peer, random.nextInt(65_536),
                Transport.values()[random.nextInt(2)], SnmpVersion.values()[random.nextInt(3)],
                "監視 " + random.nextInt(),
                SecurityLevel.values()[random.nextInt(3)], engine, "ctx", random.nextBoolean(), pdu);
    }

    @Test
    void aTrapIsReadAsItWasWritten() {
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            TrapReceived written = received(random);
            Fact fact = written.fact();
            TrapReceived read = TrapReceived.TYPE.content(fact);
            assertEquals(written.receivedAt(), fact.at());
            assertEquals(written.micros(), read.micros());
            assertArrayEquals(written.peer(), read.peer());
            assertArrayEquals(written.pdu(), read.pdu());
            assertArrayEquals(written.contextEngineId(), read.contextEngineId());
            assertEquals(written.port(), read.port());
            assertEquals(written.credential(), read.credential());
            assertEquals(written.version(), read.version());
            assertEquals(written.level(), read.level());
            assertEquals(written.transport(), read.transport());
            assertEquals(written.inform(), read.inform());
        }
    }

    @Test
    void timesKeepTheirMicroseconds() {
        TrapReceived trap = received(new Random(2));
        var exact = new TrapReceived(MICROS, trap.peer(), 1, Transport.UDP, SnmpVersion.V1, "c",
                SecurityLevel.NO_AUTH_NO_PRIV, new byte[0], "", false, new byte[1]);
        assertEquals(Instant.ofEpochSecond(1_795_244_400L, 123_456_000), exact.receivedAt());
    }

    @Test
    void undecodableMessagesAndCountsAreReadAsTheyWereWritten() {
        var written = new TrapUndecodable(MICROS, new byte[16], 5, Transport.TCP, new byte[]{1, 2, 3}, 70_000,
                "offset 3: why");
        TrapUndecodable read = TrapUndecodable.TYPE.content(written.fact());
        assertArrayEquals(written.message(), read.message());
        assertEquals(70_000, read.length());
        assertEquals("offset 3: why", read.reason());
        var intake = new TrapIntake(1, 2, 3, 4, 5, Long.MAX_VALUE);
        assertEquals(intake, TrapIntake.TYPE.content(intake.fact(Instant.EPOCH)));
        assertEquals(new TrapIntake(2, 4, 6, 8, 10, 0),
                new TrapIntake(1, 2, 3, 4, 5, 0).plus(new TrapIntake(1, 2, 3, 4, 5, 0)));
    }

    @Test
    void aLongCredentialIsCutBetweenCharacters() {
        TrapReceived trap = received(new Random(3));
        var longName = new TrapReceived(MICROS, trap.peer(), 1, Transport.UDP, SnmpVersion.V1, "監".repeat(200),
                SecurityLevel.NO_AUTH_NO_PRIV, new byte[0], "", false, new byte[1]);
        assertEquals("監".repeat(85), TrapReceived.TYPE.content(longName.fact()).credential());
    }

    @Test
    void brokenBytesAreRefused() {
        var random = new Random(4);
        Map<FactType<?>, Fact> facts = Map.of(TrapReceived.TYPE, received(random).fact(), TrapIntake.TYPE,
                TrapIntake.ZERO.fact(Instant.EPOCH), SenderClocks.TYPE, clocks(random, 3).fact(Instant.EPOCH),
                TrapUndecodable.TYPE,
                new TrapUndecodable(MICROS, new byte[4], 5, Transport.UDP, new byte[9], 9, "why").fact());
        facts.forEach((type, fact) -> {
            byte[] whole = fact.payload();
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThrows(IllegalArgumentException.class, () -> type.decode(1, cut), type.name());
            }
            assertThrows(IllegalArgumentException.class, () -> type.decode(1, Arrays.copyOf(whole, whole.length + 1)));
            assertThrows(IllegalArgumentException.class, () -> type.decode(2, whole));
            for (int i = 0; i < 2000; i++) {
                byte[] mutated = whole.clone();
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
                try {
                    type.decode(1, mutated);
                } catch (IllegalArgumentException e) {
                    continue;
                }
            }
        });
    }

    private static SenderClocks clocks(Random random, int count) {
        var clocks = new ArrayList<SenderClock>();
        for (int i = 0; i < count; i++) {
            var engine = new byte[random.nextInt(5, 33)];
            random.nextBytes(engine);
            clocks.add(new SenderClock(new Sender("監視 " + i, engine), random.nextInt(Integer.MAX_VALUE),
                    random.nextInt(Integer.MAX_VALUE), MICROS + i));
        }
        return new SenderClocks(clocks);
    }

    @Test
    void clocksAreReadAsTheyWereWritten() {
        var random = new Random(5);
        for (int count : new int[]{0, 1, 1_000}) {
            SenderClocks written = clocks(random, count);
            assertEquals(written, SenderClocks.TYPE.content(written.fact(Instant.EPOCH)));
        }
    }
}
