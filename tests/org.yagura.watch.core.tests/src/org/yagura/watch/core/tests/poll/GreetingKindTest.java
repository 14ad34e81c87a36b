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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yagura.model.Secret;
import org.yagura.model.site.GreetingProtocol;
import org.yagura.model.site.GreetingSecurity;
import org.yagura.model.site.GreetingWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Certificates;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SshDaemon;
import org.yagura.watch.core.internal.poll.GreetingKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** Servers of mail, files and directories are spoken with, plainly and encrypted; wrong and hostile ones are said. */
final class GreetingKindTest {
    private static final String SECRET = "hunter2-secret";

    private final GreetingWatch watch = SiteFactory.eINSTANCE.createGreetingWatch();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    @TempDir
    private Path folder;

    /** A server that says what a script says: "> " it sends, "< " it waits for a line that begins so, "tls". */
    private Peer server(String script) throws IOException {
        return new Peer(socket -> talk(socket, script));
    }

    private void talk(Socket first, String script) throws IOException {
        Socket socket = first;
        for (String step : script.split("\n")) {
            if (step.equals("tls")) {
                socket = encrypted(socket);
            } else if (step.startsWith("> ")) {
                socket.getOutputStream().write((step.substring(2) + "\r\n").getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            } else {
                String said = line(socket.getInputStream());
                heard.add(said);
                if (!said.startsWith(step.substring(2))) {
                    return;
                }
            }
        }
        while (socket.getInputStream().read() >= 0) {
            // until the other side goes
        }
    }

    private Socket encrypted(Socket socket) {
        try {
            var ssl = (SSLSocket) certificate(90).context().getSocketFactory().createSocket(socket, null, true);
            ssl.setUseClientMode(false);
            ssl.startHandshake();
            return ssl;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Certificates certificate(int days) throws Exception {
        return new Certificates(folder, "ip:" + Peer.WHERE, -1, days);
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            bytes.write(one);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private Measurement run(Peer peer) throws Exception {
        return run(peer, Asking.LONG);
    }

    private Measurement run(Peer peer, Duration timeout) throws Exception {
        watch.setPort(peer.port());
        watch.setCheckCertificate(false);
        return new Asking(Peer.WHERE).run(new GreetingKind(), watch, timeout);
    }

    private void as(GreetingProtocol protocol, GreetingSecurity security, String user) {
        watch.setProtocol(protocol);
        watch.setSecurity(security);
        watch.setUser(user);
        watch.setPassword(user == null ? null : Secret.plain(SECRET));
    }

    private static void good(Measurement measured, String said) {
        assertEquals(Outcome.GOOD, measured.outcome(), measured.text()::toString);
        assertTrue(measured.text().in(Locale.ENGLISH).contains(said), measured.text()::toString);
        assertTrue(Asking.value(measured, "connect").isPresent() && Asking.value(measured, "time").isPresent());
        assertFalse(measured.toString().contains(SECRET));
    }

    @Test
    void mailServersAreGreeted() throws Exception {
        as(GreetingProtocol.SMTP, GreetingSecurity.NONE, null);
        try (Peer peer = server(
                "> 220-mail.example\n> 220 ready\n< EHLO \n> 250-mail.example\n> 250 STARTTLS\n< QUIT")) {
            good(run(peer), "220 ready");
        }
    }

    @Test
    void encryptionBeginsInBetweenAndTheLogInIsOnlySentThen() throws Exception {
        as(GreetingProtocol.SMTP, GreetingSecurity.STARTTLS, "mori");
        try (Peer peer = server("> 220 a\n< EHLO \n> 250 STARTTLS\n< STARTTLS\n> 220 go\ntls\n< EHLO \n> 250 AUTH\n"
                + "< AUTH PLAIN \n> 235 welcome\n< QUIT")) {
            Measurement measured = run(peer);
            good(measured, "220 a");
            assertEquals(89, Asking.value(measured, "certificate").orElseThrow(), 1.5);
        }
        as(GreetingProtocol.IMAP, GreetingSecurity.STARTTLS, "mo\"ri");
        try (Peer peer = server("> * OK IMAP4rev2\n< y1 STARTTLS\n> y1 OK\ntls\n< y2 LOGIN \"mo\\\"ri\" \"\n"
                + "> * CAPABILITY\n> y2 OK in\n< y3 LOGOUT")) {
            good(run(peer), "IMAP4rev2");
        }
        as(GreetingProtocol.POP3, GreetingSecurity.STARTTLS, "mori");
        try (Peer peer = server(
                "> +OK pop\n< STLS\n> +OK\ntls\n< USER mori\n> +OK\n< PASS " + SECRET + "\n> +OK in\n< QUIT")) {
            good(run(peer), "+OK pop");
        }
        as(GreetingProtocol.FTP, GreetingSecurity.STARTTLS, "mori");
        try (Peer peer = server(
                "> 220-files\n>  of ours\n> 220 ftp\n< AUTH TLS\n> 234 go\ntls\n< USER mori\n> 331 and\n"
                        + "< PASS " + SECRET + "\n> 230 in\n< QUIT")) {
            good(run(peer), "220 ftp");
        }
    }

    @Test
    void whatComesBeforeEncryptionIsNotTakenForWhatComesAfter() throws Exception {
        as(GreetingProtocol.POP3, GreetingSecurity.STARTTLS, "mori");
        // somebody in between adds an answer of his own behind the one to STLS
        try (Peer peer = server("> +OK pop\n< STLS\n> +OK\r\n+OK injected\ntls\n< USER mori\n> +OK")) {
            Measurement measured = run(peer, Duration.ofSeconds(5));
            assertEquals(Outcome.FAILED, measured.outcome());
            assertTrue(heard.stream().noneMatch(h -> h.contains(SECRET)), heard::toString);
        }
    }

    @Test
    void refusalsAreSaid() throws Exception {
        as(GreetingProtocol.SMTP, GreetingSecurity.NONE, null);
        try (Peer peer = server("> 554 no service")) {
            Measurement measured = run(peer);
            assertEquals(Outcome.FAILED, measured.outcome());
            assertTrue(measured.text().in(Locale.ENGLISH).contains("554 no service"));
        }
        as(GreetingProtocol.SMTP, GreetingSecurity.STARTTLS, null);
        try (Peer peer = server("> 220 a\n< EHLO \n> 250 a\n< STARTTLS\n> 454 not now")) {
            assertTrue(run(peer).text().in(Locale.ENGLISH).contains("does not encrypt"));
        }
        as(GreetingProtocol.POP3, GreetingSecurity.STARTTLS, "mori");
        try (Peer peer = server("> +OK pop\n< STLS\n> +OK\ntls\n< USER mori\n> +OK\n< PASS \n> -ERR no")) {
            Measurement measured = run(peer);
            assertTrue(measured.text().in(Locale.ENGLISH).contains("refuses the log-in: -ERR no"));
            assertFalse(measured.toString().contains(SECRET));
        }
    }

    @Test
    void encryptedFromTheFirstByteWithACertificateThatEndsSoon() throws Exception {
        as(GreetingProtocol.IMAP, GreetingSecurity.TLS, null);
        ServerSocket socket = certificate(10).server();
        try (Peer peer = new Peer(socket, s -> talk(s, "> * OK ready\n< y3 LOGOUT"))) {
            Measurement measured = run(peer);
            assertEquals(Outcome.WARNING, measured.outcome());
            assertTrue(measured.text().in(Locale.ENGLISH).contains("certificate ends in 9 days"),
                    measured.text()::toString);
            watch.setCheckCertificate(true);
            Measurement checked = new Asking(Peer.WHERE).run(new GreetingKind(), watch, Asking.LONG);
            assertEquals(Outcome.FAILED, checked.outcome());
            assertTrue(checked.text().in(Locale.ENGLISH).contains("vouches"), checked.text()::toString);
        }
    }

    @Test
    void directoriesAreBoundTo() throws Exception {
        as(GreetingProtocol.LDAP, GreetingSecurity.NONE, null);
        byte[] good = {0x30, 12, 2, 1, 1, 0x61, 7, 10, 1, 0, 4, 0, 4, 0};
        try (Peer peer = new Peer(socket -> {
            byte[] request = socket.getInputStream().readNBytes(14);
            heard.add(HexFormat.of().formatHex(request));
            socket.getOutputStream().write(good);
        })) {
            good(run(peer), "LDAP");
            assertEquals("300c020101600702010304008000", heard.getFirst(), "an anonymous bind of version 3");
        }
        byte[] locked = {0x30, 15, 2, 1, 1, 0x61, 10, 10, 1, 8, 4, 0, 4, 3, 'b', 'y', 'e'};
        try (Peer peer = new Peer(socket -> {
            socket.getInputStream().readNBytes(14);
            socket.getOutputStream().write(locked);
        })) {
            good(run(peer), "LDAP");
        }
        byte[] busy = {0x30, 16, 2, 1, 1, 0x61, 11, 10, 1, 51, 4, 0, 4, 4, 'b', 'u', 's', 'y'};
        try (Peer peer = new Peer(socket -> {
            socket.getInputStream().readNBytes(14);
            socket.getOutputStream().write(busy);
        })) {
            assertTrue(run(peer).text().in(Locale.ENGLISH).contains("51 busy"));
        }
    }

    @Test
    void aRealSshServerIsGreeted() throws Exception {
        assumeTrue(SshDaemon.installed(), "no sshd on this machine");
        as(GreetingProtocol.SSH, GreetingSecurity.NONE, null);
        int port = Ports.free();
        try (SshDaemon daemon = SshDaemon.start(folder.resolve("sshd"), port)) {
            watch.setPort(port);
            good(new Asking("127.0.0.1").run(new GreetingKind(), watch, Asking.LONG), "SSH-2.0-OpenSSH");
            daemon.suspend(true);
            Measurement hung = new Asking("127.0.0.1").run(new GreetingKind(), watch, Duration.ofMillis(400));
            daemon.suspend(false);
            assertEquals(Outcome.FAILED, hung.outcome());
        }
    }

    @ParameterizedTest
    @EnumSource(GreetingProtocol.class)
    void nonsenseEndsInTime(GreetingProtocol protocol) throws Exception {
        as(protocol, GreetingSecurity.NONE, null);
        var random = new Random(protocol.ordinal());
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            if (protocol == GreetingProtocol.LDAP && i % 2 == 0) {
                bytes[0] = 0x30;
            }
            try (Peer peer = new Peer(socket -> socket.getOutputStream().write(bytes))) {
                assertEquals(Outcome.FAILED, run(peer, Duration.ofSeconds(5)).outcome());
            }
        }
        try (Peer peer = new Peer(socket -> Peer.trickle(socket, protocol == GreetingProtocol.LDAP ? 0x30 : 'x'))) {
            assertEquals(Outcome.FAILED, run(peer, Duration.ofMillis(500)).outcome());
        }
        try (Peer peer = server("> " + "220-more\r\n".repeat(200))) {
            assertEquals(Outcome.FAILED, run(peer, Duration.ofSeconds(1)).outcome());
        }
    }

    @Test
    void passwordsAreNotSentInClear() {
        as(GreetingProtocol.FTP, GreetingSecurity.NONE, "mori");
        assertTrue(assertThrows(CannotAskException.class,
                () -> new Asking(Peer.WHERE).probe(new GreetingKind(), watch)).getMessage().contains("encrypted"));
        as(GreetingProtocol.FTP, GreetingSecurity.TLS, "mo\nri");
        assertThrows(CannotAskException.class, () -> new Asking(Peer.WHERE).probe(new GreetingKind(), watch));
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        as(GreetingProtocol.SMTP, GreetingSecurity.NONE, null);
        try (Peer peer = new Peer(socket -> socket.getInputStream().read())) {
            watch.setPort(peer.port());
            new Asking(Peer.WHERE).interrupted(new GreetingKind(), watch);
        }
    }
}
