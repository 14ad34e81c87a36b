/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TcpWatch;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.watch.core.internal.poll.TcpKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** Connections to servers that behave, hang, trickle, cut off and refuse. */
final class TcpKindTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TcpKind kind = new TcpKind();
    private final Asking asking = new Asking(Peer.WHERE);

    private static TcpWatch watch(int port, String send, String expect) {
        TcpWatch watch = SiteFactory.eINSTANCE.createTcpWatch();
        watch.setPort(port);
        watch.setSend(send);
        watch.setExpect(expect);
        return watch;
    }

    private Measurement run(Peer peer, String send, String expect, Duration timeout) throws Exception {
        return asking.run(kind, watch(peer.port(), send, expect), timeout);
    }

    @Test
    void aGreetingThatComesInPiecesIsExpected() throws Exception {
        try (var peer = new Peer(socket -> {
            for (byte b : "220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(b);
            }
            socket.getInputStream().read();
        })) {
            Measurement good = run(peer, null, "^220 [\\w.]+ ESMTP", Asking.LONG);
            assertEquals(Outcome.GOOD, good.outcome());
            assertTrue(Asking.value(good, "connect").getAsDouble() <= Asking.value(good, "time").getAsDouble());
        }
    }

    @Test
    void whatIsSentHasItsEscapes() throws Exception {
        var got = new AtomicReference<String>();
        try (var peer = new Peer(socket -> {
            got.set(Peer.head(socket.getInputStream()));
            socket.getOutputStream().write("HTTP/1.1 200 OK".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertEquals(Outcome.GOOD,
                    run(peer, "GET / HTTP/1.0\\r\\nX: a\\\\tb\\tc\\x\\r\\n\\r\\n", "200", Asking.LONG).outcome());
            assertEquals("GET / HTTP/1.0\r\nX: a\\tb\tc\\x\r\n\r\n", got.get());
        }
    }

    @Test
    void aConnectionIsEnoughWhenNothingIsExpected() throws Exception {
        try (var peer = new Peer(socket -> socket.getInputStream().read())) {
            Measurement good = run(peer, null, "", Asking.LONG);
            assertEquals(Outcome.GOOD, good.outcome());
            assertTrue(good.text().toString().startsWith(Peer.WHERE + ":" + peer.port() + " answered in "));
        }
    }

    @Test
    void failuresAreToldApart() throws Exception {
        int nobody = Ports.free();
        Measurement refused = asking.run(kind, watch(nobody, null, null), Asking.LONG);
        assertEquals(Outcome.FAILED, refused.outcome());
        assertEquals("Connection refused by 127.0.35.1:" + nobody
                + ". See whether the service runs and listens on this port.", refused.text().toString());
        assertEquals("127.0.35.1:" + nobody + "が接続を拒否しました。サービスが稼働し、このポートで待ち受けているか確認してください。",
                refused.text().in(Locale.JAPANESE));
        try (var closing = new Peer(socket -> socket.getOutputStream().flush())) {
            assertTrue(run(closing, null, "x", Asking.LONG).text().toString().contains("without an answer"));
        }
        try (var cutting = new Peer(socket -> socket.setSoLinger(true, 0))) {
            assertTrue(run(cutting, null, "x", Asking.LONG).text().toString().contains("cut the connection off"));
        }
        try (var other = new Peer(socket -> socket.getOutputStream().write("554 go\u0007 away".getBytes(
                StandardCharsets.US_ASCII)))) {
            Measurement wrong = run(other, null, "^220", Asking.LONG);
            assertTrue(wrong.text().toString().endsWith("did not answer as expected, but: 554 go  away"),
                    wrong.text().toString());
            assertEquals(2, wrong.metrics().size());
        }
    }

    @Test
    void whoHangsOrTricklesIsLeftWhenTheTimeIsOver() throws Exception {
        try (var hanging = new Peer(socket -> socket.getInputStream().read());
                var trickling = new Peer(socket -> Peer.trickle(socket, '-'))) {
            for (Peer peer : new Peer[]{hanging, trickling}) {
                Measurement silent = run(peer, null, "never", SHORT);
                assertEquals(Outcome.FAILED, silent.outcome());
                assertTrue(silent.text().toString().contains("within 0.3 s"), silent.text().toString());
            }
        }
    }

    @Test
    void aHandshakeThatTricklesEndsToo() throws Exception {
        try (var peer = new Peer(socket -> {
            byte[] record = {22, 3, 3, 0x3F, (byte) 0xFF};
            socket.getOutputStream().write(record);
            Peer.trickle(socket, 2);
        })) {
            TcpWatch watch = watch(peer.port(), null, null);
            watch.setTls(true);
            Measurement silent = asking.run(kind, watch, SHORT);
            assertEquals(Outcome.FAILED, silent.outcome());
            assertTrue(silent.text().toString().contains("within 0.3 s"), silent.text().toString());
        }
        try (var plain = new Peer(socket -> socket.getOutputStream().write("220 hello\r\n".getBytes(
                StandardCharsets.US_ASCII)))) {
            TcpWatch watch = watch(plain.port(), null, null);
            watch.setTls(true);
            String text = asking.run(kind, watch, Asking.LONG).text().toString();
            assertTrue(text.startsWith("No encrypted connection to"), text);
        }
    }

    @Test
    void expensiveExpressionsAndEndlessAnswersEnd() throws Exception {
        try (var peer = new Peer(socket -> {
            byte[] many = "a".repeat(4_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                socket.getOutputStream().write(many);
            }
        })) {
            assertTrue(run(peer, null, "(a+)+b", Asking.LONG).text().toString().contains("takes too long to find out"));
            assertTrue(run(peer, null, "b", Asking.LONG).text().toString().contains("did not answer as expected"));
        }
    }

    @Test
    void anInterruptEndsItAndNothingIsLeft() throws Exception {
        try (var peer = new Peer(socket -> socket.getInputStream().read())) {
            asking.interrupted(kind, watch(peer.port(), null, "never"));
        }
        try (var peer = new Peer(socket -> socket.getOutputStream().write('x'))) {
            run(peer, null, "x", Asking.LONG);
            int before = Asking.openFiles();
            for (int i = 0; i < 100; i++) {
                run(peer, null, i % 2 == 0 ? "x" : "y", Asking.LONG);
            }
            Await.until("sockets are closed", () -> Asking.openFiles() <= before + 5);
        }
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        String broken = assertThrows(CannotAskException.class, () -> asking.probe(kind, watch(25, null, "(")))
                .getMessage();
        assertTrue(broken.startsWith("The regular expression is none"), broken);
        asking.node.getInterfaces().clear();
        assertEquals("one has no address. Give one of its interfaces an address.",
                assertThrows(CannotAskException.class, () -> asking.probe(kind, watch(25, null, null))).getMessage());
    }
}
