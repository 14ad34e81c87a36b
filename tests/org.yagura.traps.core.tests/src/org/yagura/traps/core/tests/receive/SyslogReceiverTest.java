/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Certificates;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Syslog;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.TestSite;

/** Syslog over UDP, TCP and TLS ends in the same queue as traps, and each message in exactly one counter. */
final class SyslogReceiverTest {
    @TempDir
    private Path data;

    private Receivers start(String... settings) throws Exception {
        return Receivers.start(new TestSite().syslog(), data, settings);
    }

    private static int port(Receivers r, String transport) {
        return r.receiver().listening().stream().filter(l -> l.startsWith("syslog-" + transport + ":"))
                .map(l -> Integer.valueOf(l.substring(l.lastIndexOf('/') + 1))).findFirst().orElseThrow();
    }

    private static void send(Receivers r, String... messages) throws IOException {
        try (var socket = new DatagramSocket()) {
            for (String message : messages) {
                byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
                socket.send(
                        new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), port(r, "udp")));
            }
        }
    }

    private static Socket connect(Receivers r) throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), port(r, "tcp"));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static List<String> lines(Receivers r, int count) {
        Await.until(count + " messages", () -> r.sink().traps().size() == count && r.settled());
        return r.sink().traps().stream().map(SyslogReceiverTest::line).toList();
    }

    private static String line(TrapReceived received) {
        try {
            return Syslog.line(new Decoding().decode(received));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void datagramsOfBothFormsAreTaken() throws Exception {
        try (var r = start()) {
            send(r, "<34>Oct 11 22:14:15 web01 su: failed", "<165>1 2026-10-11T22:14:15.003Z web02 app 7 ID - ready",
                    "plain");
            assertEquals(List.of("su: failed", "app[7]: ready", "plain"), lines(r, 3));
            assertEquals(Transport.UDP, r.sink().traps().getFirst().transport());
            assertEquals("1.3.6.1.2.1.192.0.1",
                    new Decoding().decode(r.sink().traps().getFirst()).trapOid().toString());
        }
    }

    @Test
    void emptyOnesAreCountedAndKept() throws Exception {
        try (var r = start()) {
            send(r, "", "<13>Nov 26 11:59:59 h a: b");
            assertEquals(List.of("a: b"), lines(r, 1));
            assertEquals(1, r.counters().snapshot().undecodable());
            assertTrue(r.sink().undecodable().getFirst().reason().contains("empty"));
        }
    }

    @Test
    void otherNetworksAreRefusedAndShown() throws Exception {
        try (var r = Receivers.start(new TestSite().syslog("10.0.0.0/8"), data)) {
            send(r, "<13>Nov 26 11:59:59 h a: b");
            Await.until("it is refused", () -> r.counters().snapshot().unauthenticated() == 1 && r.settled());
            var refused = r.receiver().refused(Locale.ENGLISH).getFirst();
            assertEquals("127.0.0.1", refused.address());
            assertTrue(refused.reason().contains("sources of syslog"), refused.reason());
            assertTrue(r.sink().traps().isEmpty());
        }
    }

    @Test
    void streamsAreCountedOrEndWithLines() throws Exception {
        try (var r = start(); var counted = connect(r); var lines = connect(r)) {
            write(counted, "29 <13>Nov 26 11:59:59 h a: one\n30 <13>Nov 26 11:59:59 h a: two\n2 3");
            Await.until("two", () -> r.sink().traps().size() == 2);
            write(lines,
                    "<13>Nov 26 11:59:59 h a: three\n<13>Nov 26 11:59:59 h a: four\r\n\n\0<13>Nov 26 11:59:59 h a: fi");
            Await.until("four", () -> r.sink().traps().size() == 4);
            write(lines, "ve");
            lines.shutdownOutput();
            assertEquals(List.of("a: one", "a: two\n2", "a: three", "a: four", "a: five"), lines(r, 5));
            assertEquals(Transport.TCP, r.sink().traps().getLast().transport());
        }
    }

    @Test
    void hugeMessagesLoseTheirEndAndNoOthers() throws Exception {
        try (var r = start(); var socket = connect(r)) {
            String huge = "<13>Nov 26 11:59:59 h a: " + "x".repeat(200_000);
            write(socket, huge.length() + " " + huge + huge + "\n" + "28 <13>Nov 26 11:59:59 h a: end");
            List<String> lines = lines(r, 3);
            assertTrue(lines.get(0).length() < 9_000 && lines.get(1).length() < 9_000);
            assertEquals("a: end", lines.get(2));
        }
    }

    @Test
    void brokenCountsEndTheirConnectionAlone() throws Exception {
        try (var r = start(); var good = connect(r)) {
            try (var broken = connect(r)) {
                write(broken, "500 <13>Nov 26 11:59:59 h a: cut off");
            }
            write(good, "<13>Nov 26 11:59:59 h a: good\n");
            assertTrue(lines(r, 2).contains("a: good"));
        }
    }

    @Test
    void encryptedSendersAreTakenWhenTheyAreVouchedFor() throws Exception {
        var server = new Certificates(data, "ip:127.0.0.1", -1, 10);
        var sender = new Certificates(data, "dns:sender", -1, 10);
        sender.pem(data, "sender");
        try (var r = start("syslog-tls-ca", data.resolve("sender.pem").toString())) {
            // the certificate of the agent may be made after the receiver has begun
            server.pem(data.resolve("tls"), "server");
            try (Socket socket = encrypted(r, server, sender)) {
                write(socket, "<13>Nov 26 11:59:59 h a: secret\n");
                assertEquals(List.of("a: secret"), lines(r, 1));
                assertEquals(Transport.TLS, r.sink().traps().getFirst().transport());
            }
            assertThrows(IOException.class, () -> {
                try (Socket stranger = encrypted(r, server, null)) {
                    write(stranger, "<13>Nov 26 11:59:59 h a: stranger\n");
                    stranger.getInputStream().read();
                }
            });
            assertEquals(1, r.sink().traps().size());
        }
    }

    private static Socket encrypted(Receivers r, Certificates server, Certificates own) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : own.managers(), new TrustManager[]{server.trust()}, null);
        return context.getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"), port(r, "tls"));
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertTrue(assertThrows(IOException.class, () -> start("syslog-port", port)).getMessage()
                    .contains("--syslog-port"));
        }
        try (var none = start("syslog", "false")) {
            assertTrue(none.receiver().listening().stream().noneMatch(l -> l.startsWith("syslog")));
        }
    }
}
