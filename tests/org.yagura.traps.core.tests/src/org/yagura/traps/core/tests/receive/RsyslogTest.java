/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Certificates;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SyslogDaemon;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Syslog;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.TestSite;

/** A real rsyslog forwards to us over UDP, TCP and TLS; we are full, we are gone, and we come back. */
final class RsyslogTest {
    @TempDir
    private Path folder;
    private final int in = Ports.free();
    private final int own = Ports.free();

    @BeforeAll
    static void installed() {
        assumeTrue(SyslogDaemon.installed(), "no rsyslog on this machine");
    }

    private Receivers receiver(String... more) throws Exception {
        var settings = new java.util.ArrayList<>(List.of("syslog-port", Integer.toString(own)));
        settings.addAll(List.of(more));
        return Receivers.start(new TestSite().syslog(), folder.resolve("data"), settings.toArray(String[]::new));
    }

    private SyslogDaemon rsyslog(String global, String forward) throws Exception {
        return SyslogDaemon.start(folder.resolve("rsyslog"), in, global, forward);
    }

    /** Gives rsyslog messages. */
    private void log(int from, int to) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), in);
                var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII)) {
            for (int i = from; i < to; i++) {
                out.write("<27>Nov 26 11:59:59 web01 shop[42]: order " + i + '\n');
            }
        }
    }

    private static List<String> lines(Receivers r) {
        // rsyslog says something of itself now and then
        return r.sink().traps().stream().map(RsyslogTest::line).filter(l -> l.contains("order")).toList();
    }

    private static String line(TrapReceived received) {
        try {
            var trap = new Decoding().decode(received);
            return Syslog.host(trap) + " " + Syslog.severity(trap) + " " + Syslog.line(trap);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> orders(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "web01 3 shop[42]: order " + i).toList();
    }

    private static void await(Receivers r, int count) {
        try {
            Await.until(count + " messages", () -> lines(r).size() >= count && r.settled());
        } catch (AssertionError e) {
            throw new AssertionError(lines(r).size() + " came of " + count, e);
        }
    }

    @Test
    void overUdp() throws Exception {
        try (var r = receiver(); var rsyslog = rsyslog("", "port=\"" + own + "\" protocol=\"udp\"")) {
            log(0, 50);
            await(r, 50);
            assertEquals(orders(0, 50), lines(r), rsyslog::said);
            assertEquals(Transport.UDP, r.sink().traps().getFirst().transport());
        }
    }

    @Test
    void overTcpInBothFramings() throws Exception {
        for (String framing : List.of("traditional", "octet-counted")) {
            try (var r = receiver();
                    var rsyslog = rsyslog("",
                            "port=\"" + own + "\" protocol=\"tcp\" template=\"RSYSLOG_SyslogProtocol23Format\" "
                                    + "TCP_Framing=\"" + framing + "\"")) {
                log(0, 50);
                await(r, 50);
                assertEquals(orders(0, 50), lines(r), rsyslog::said);
            }
        }
    }

    @Test
    void aFullJournalHoldsTheSenderUpAndLosesNothing() throws Exception {
        try (var r = receiver(); var rsyslog = rsyslog("", "port=\"" + own + "\" protocol=\"tcp\"")) {
            log(0, 10);
            await(r, 10);
            r.sink().full(true);
            log(10, 2_010);
            Await.until("intake has stopped", () -> !r.receiver().receiving());
            r.sink().full(false);
            await(r, 2_010);
            assertEquals(orders(0, 2_010), lines(r), rsyslog::said);
        }
    }

    @Test
    void whatIsWrittenWhileNobodyReceivesComesLater() throws Exception {
        try (var rsyslog = rsyslog("", "port=\"" + own + "\" protocol=\"tcp\"")) {
            log(0, 100);
            try (var r = receiver()) {
                await(r, 100);
                // what it tries again it may send twice
                assertEquals(orders(0, 100), lines(r).stream().distinct().toList(), rsyslog::said);
            }
        }
    }

    @Test
    void aReceiverThatComesBackIsFoundAgain() throws Exception {
        try (var rsyslog = rsyslog("", "port=\"" + own + "\" protocol=\"tcp\"")) {
            try (var r = receiver()) {
                log(0, 10);
                await(r, 10);
            }
            log(10, 100);
            try (var r = receiver()) {
                // what rsyslog has handed to a connection that is closed already is lost by TCP itself
                await(r, 80);
                List<String> all = lines(r);
                assertEquals(orders(100 - all.size(), 100), all, rsyslog::said);
            }
        }
    }

    @Test
    void aSenderThatHangsOrIsKilledHindersNobody() throws Exception {
        try (var r = receiver()) {
            try (var rsyslog = rsyslog("", "port=\"" + own + "\" protocol=\"tcp\"")) {
                log(0, 20);
                await(r, 20);
                rsyslog.suspend(true);
                try (var other = new Socket(InetAddress.getByName("127.0.0.1"), own)) {
                    other.getOutputStream().write("<27>Nov 26 11:59:59 web01 shop[42]: order 20\n"
                            .getBytes(StandardCharsets.US_ASCII));
                    await(r, 21);
                }
                rsyslog.suspend(false);
                log(21, 30);
                await(r, 30);
                rsyslog.kill();
            }
            assertTrue(r.receiver().receiving());
            try (var rsyslog = rsyslog("", "port=\"" + own + "\" protocol=\"tcp\"")) {
                log(30, 40);
                await(r, 40);
                assertEquals(orders(0, 40), lines(r), rsyslog::said);
            }
        }
    }

    @Test
    void overTls() throws Exception {
        assumeTrue(SyslogDaemon.encrypts(), "rsyslog has no TLS here");
        var server = new Certificates(folder, "ip:127.0.0.1,dns:manager", -1, 10);
        server.pem(folder.resolve("data/tls"), "server");
        try (var r = receiver("syslog-tls-port", "0")) {
            int port = r.receiver().listening().stream().filter(l -> l.startsWith("syslog-tls:"))
                    .map(l -> Integer.valueOf(l.substring(l.lastIndexOf('/') + 1))).findFirst().orElseThrow();
            try (var rsyslog = rsyslog(
                    "defaultNetstreamDriver=\"gtls\" defaultNetstreamDriverCAFile=\""
                            + folder.resolve("data/tls/server.pem") + "\"",
                    "port=\"" + port + "\" protocol=\"tcp\" StreamDriver=\"gtls\" StreamDriverMode=\"1\" "
                            + "StreamDriverAuthMode=\"x509/name\" StreamDriverPermittedPeers=\"manager\"")) {
                log(0, 50);
                await(r, 50);
                assertEquals(orders(0, 50), lines(r), rsyslog::said);
                assertTrue(r.sink().traps().stream().allMatch(t -> t.transport() == Transport.TLS));
            }
        }
    }
}
