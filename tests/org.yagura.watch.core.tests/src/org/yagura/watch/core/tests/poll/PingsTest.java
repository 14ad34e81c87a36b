/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.Await;
import org.yagura.watch.core.internal.poll.ping.Pinger;
import org.yagura.watch.core.internal.poll.ping.Pings;
import org.yagura.watch.core.internal.poll.ping.SystemPing;

/** Pings of loopback addresses by both ways. Where neither a socket nor a program is allowed, that alone is tested. */
final class PingsTest {
    private static final long FIVE_SECONDS = 5_000_000_000L;

    private final Pings own = new Pings(true, Optional.empty());

    @AfterEach
    void close() {
        assertEquals(0, own.waiting());
        own.close();
        assertThrows(IllegalStateException.class, () -> own.trouble(new byte[4]));
    }

    private void needOwn() throws IOException {
        Optional<String> trouble = own.trouble(InetAddress.getByName("127.0.0.1").getAddress());
        assumeTrue(trouble.isEmpty(), () -> "no ICMP socket: " + trouble.get());
    }

    private static byte[] address(String text) throws IOException {
        return InetAddress.getByName(text).getAddress();
    }

    @Test
    void bothFamiliesAnswer() throws Exception {
        needOwn();
        Pings.Result four = own.ask(address("127.1.2.3"), 3, 56, FIVE_SECONDS);
        assertEquals(3, four.millis().size());
        assertTrue(four.millis().stream().allMatch(t -> t > 0 && t < 5_000), four.toString());
        assumeTrue(own.trouble(address("::1")).isEmpty(), "no IPv6 here");
        Pings.Result six = own.ask(address("::1"), 2, 1400, FIVE_SECONDS);
        assumeTrue(six.error() == 0, "no IPv6 loopback here");
        assertEquals(2, six.millis().size());
    }

    @Test
    void thousandsAtOnceAllAnswerAndNobodyElsesAnswerIsTaken() throws Exception {
        needOwn();
        int count = 5_000;
        try (var other = new Pinger(false)) {
            var threads = new ArrayList<Thread>();
            var silent = new AtomicInteger();
            for (int i = 0; i < count; i++) {
                byte[] address = {127, 1, (byte) (i >> 8), (byte) i};
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        if (own.ask(address, 1, 56, 4 * FIVE_SECONDS).millis().isEmpty()) {
                            silent.incrementAndGet();
                        }
                    } catch (IOException | InterruptedException e) {
                        silent.addAndGet(count);
                    }
                }));
                // a second pinger of the same machine to the same addresses: its answers are its own
                other.send(address, 16).forget();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(0, silent.get());
        }
    }

    @Test
    void anInterruptEndsAtOnceAndLeavesNothing() throws Exception {
        needOwn();
        var thrown = new AtomicReference<Throwable>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                own.ask(address("127.0.0.1"), 1_000_000, 16, Long.MAX_VALUE / 4);
            } catch (IOException | InterruptedException e) {
                thrown.set(e);
            }
        });
        asking.interrupt();
        asking.join();
        assertEquals(InterruptedException.class, thrown.get().getClass());
        Await.until("nothing waits", () -> own.waiting() == 0);
    }

    @Test
    void theSystemsPingDoesTheSame() throws Exception {
        Optional<SystemPing> program = SystemPing.find();
        assumeTrue(program.isPresent(), "no program ping");
        try (var pings = new Pings(false, program)) {
            assertTrue(pings.trouble(address("127.0.0.1")).isEmpty());
            Pings.Result result = pings.ask(address("127.1.2.3"), 2, 56, FIVE_SECONDS);
            assumeTrue(!result.millis().isEmpty(), "ping is not allowed to this user");
            assertEquals(2, result.millis().size());
            for (int i = 0; i < 30; i++) {
                assertEquals(1, pings.ask(address("127.0.0.1"), 1, 56, FIVE_SECONDS).millis().size());
            }
            // it answers each fifth of a second and is ended before the last: what it wrote counts
            int some = pings.ask(address("127.0.0.1"), 20, 56, 1_500_000_000L).millis().size();
            assertTrue(some > 0 && some < 20, "answers: " + some);
        }
    }

    @Test
    void withoutAnyWayTheReasonIsTold() throws Exception {
        try (var pings = new Pings(false, Optional.empty())) {
            assertFalse(pings.trouble(address("127.0.0.1")).isEmpty());
            IOException why = assertThrows(IOException.class,
                    () -> pings.ask(address("127.0.0.1"), 1, 56, FIVE_SECONDS));
            assertTrue(why.getMessage().contains("no program ping"), why.getMessage());
        }
    }

    @Test
    void socketsAreClosed() throws Exception {
        needOwn();
        File files = new File("/proc/self/fd");
        assumeTrue(files.isDirectory(), "no /proc");
        byte[] address = address("127.0.0.1");
        try (var first = new Pings(true, Optional.empty())) {
            first.ask(address, 1, 16, FIVE_SECONDS);
        }
        int before = files.list().length;
        for (int i = 0; i < 50; i++) {
            try (var pings = new Pings(true, Optional.empty())) {
                assertEquals(1, pings.ask(address, 1, 16, FIVE_SECONDS).millis().size());
            }
        }
        assertTrue(files.list().length <= before + 5, "files " + before + " → " + List.of(files.list()));
    }
}
