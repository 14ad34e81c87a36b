/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.ScopedPDU;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/** What was recorded on the wire and is sent again is refused, also after a restart (RFC 3414, 2.3 and 3.2). */
final class ReplayedMessagesTest {
    private static final byte[] ENGINE = HexFormat.of().parseHex("80001370017f000001");
    private static final Sender SENDER = new Sender("u", ENGINE);

    @TempDir
    private Path data;

    private static TestSite site() {
        return new TestSite().user("u", AuthProtocol.SHA, PrivProtocol.AES128)
                .user("v", AuthProtocol.SHA, PrivProtocol.AES128).user("open", AuthProtocol.NONE, PrivProtocol.NONE);
    }

    private static byte[] recorded(int boots, int time) throws IOException {
        return Senders.recorded("u", ENGINE, boots, time,
                Senders.notification(new ScopedPDU(), false, "1.3.6.1.6.3.1.1.5.3"));
    }

    private static SenderClock clock(int boots, int time, Duration ago) {
        return new SenderClock(SENDER, boots, time,
                ChronoUnit.MICROS.between(Instant.EPOCH, Clock.systemUTC().instant().minus(ago)));
    }

    /** How many of these messages a receiver takes that knows clocks. */
    private int taken(List<SenderClock> known, byte[]... messages) throws Exception {
        try (var r = Receivers.start(site(), data, known)) {
            Senders.bytes(r.receiver().port(), messages);
            Await.until("sorted", () -> r.counters().snapshot().received() == messages.length && r.settled());
            long refused = r.counters().snapshot().unauthenticated();
            assertEquals(refused == 0 ? 0 : 1, r.receiver().refused(Locale.ENGLISH).size());
            assertEquals(messages.length, r.sink().traps().size() + refused);
            return r.sink().traps().size();
        }
    }

    @Test
    void clocksOfAuthenticSendersStandBesideTheirTraps() throws Exception {
        byte[] first = recorded(3, 100);
        byte[] second = recorded(3, 200);
        byte[] forged = recorded(9, 900);
        forged[forged.length - 1] ^= 1;
        try (var r = Receivers.start(site(), data)) {
            Senders.bytes(r.receiver().port(), second, first, forged);
            Senders.user("udp:127.0.0.1/" + r.receiver().port(), "open", null, null, ENGINE, 5,
                    Senders.notification(new ScopedPDU(), false, "1.3.6.1.6.3.1.1.5.3"));
            Await.until("sorted", () -> r.counters().snapshot().received() == 4 && r.settled());
            List<SenderClock> told = r.sink().clocks().stream().map(SenderClocks::clocks).flatMap(List::stream)
                    .toList();
            assertEquals(1, told.size(), "the later one, and none of those who prove nothing: " + told);
            assertEquals(SENDER, told.getFirst().sender());
            assertEquals(3, told.getFirst().boots());
            assertEquals(200, told.getFirst().time());
            Duration age = Duration.between(Instant.EPOCH.plus(told.getFirst().micros(), ChronoUnit.MICROS),
                    Clock.systemUTC().instant());
            assertTrue(!age.isNegative() && age.compareTo(Duration.ofMinutes(2)) < 0, age.toString());
        }
    }

    @Test
    void whatIsOlderThanBeforeARestartIsRefused() throws Exception {
        byte[] message = recorded(3, 1_000);
        assertEquals(1, taken(List.of(), message), "the first of an unknown sender sets its clock");
        assertEquals(0, taken(List.of(clock(4, 0, Duration.ZERO)), message), "of an earlier start");
        assertEquals(0, taken(List.of(clock(3, 1_151, Duration.ZERO)), message), "out of the window of 150 s");
        assertEquals(1, taken(List.of(clock(3, 1_140, Duration.ZERO)), message), "within it");
        assertEquals(0, taken(List.of(clock(3, 1_001, Duration.ofHours(1))), message), "the clock went on meanwhile");
        assertEquals(2, taken(List.of(clock(3, 999, Duration.ofHours(1))), message, message), "later than the last");
        assertEquals(1, taken(List.of(clock(2, 5_000, Duration.ZERO)), message), "the sender has started again");
        assertEquals(1, taken(List.of(clock(3, 1_100, Duration.ofDays(-9))), message), "our own clock was set back");
        assertEquals(0, taken(List.of(clock(Integer.MAX_VALUE, 1, Duration.ZERO)), message), "boots are used up");
    }

    @Test
    void theClockIsThatOfOneUserOnOneEngine() throws Exception {
        byte[] message = recorded(3, 1_000);
        var other = new SenderClock(new Sender("v", ENGINE), 9, 1, 0);
        var elsewhere = new SenderClock(new Sender("u", HexFormat.of().parseHex("80001370017f000002")), 9, 1, 0);
        assertEquals(1, taken(List.of(other, elsewhere), message), "who knows one key cannot silence another");
    }

    @Test
    void aRestartInBetweenChangesNothing() throws Exception {
        byte[] old = recorded(1, 10);
        byte[] young = recorded(2, 10);
        List<SenderClock> known;
        try (var r = Receivers.start(site(), data)) {
            Senders.bytes(r.receiver().port(), old, young);
            Await.until("taken", () -> r.sink().traps().size() == 2);
            known = r.sink().clocks().getLast().clocks();
        }
        assertEquals(0, taken(known, old, old));
        assertEquals(1, taken(known, old, young, old), "UDP itself may repeat a message of the last minutes");
    }
}
