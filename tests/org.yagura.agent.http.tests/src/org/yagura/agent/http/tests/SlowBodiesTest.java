/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.http.HttpSettings;
import org.yagura.testsupport.Await;

/** Clients that send their bodies slowly are given up, and keep nobody else from sending a long one. */
class SlowBodiesTest {
    private static final int BODY = 8 << 20;
    private static final int LARGE = 2 << 20;
    private static final int FAST_ENOUGH = 64 << 10;
    private static final Duration AGES = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    @TempDir
    private Path folder;
    private LiveAgent live;
    private SSLContext trusting;

    private void open(Duration grace, int bytesPerSecond, Duration longest, int largeAtOnce, Duration wait)
            throws Exception {
        var usual = HttpSettings.Limits.usual();
        var bodies = new HttpSettings.Bodies(BODY, grace, bytesPerSecond, longest, largeAtOnce, wait);
        var limits = new HttpSettings.Limits(bodies, 100, 100, 20, 4, usual.heartbeat(), usual.slowClient(),
                usual.flush(), 50);
        live = new LiveAgent(folder.resolve("data"), "", HttpSettings.loopback(0).with(limits));
        trusting = LiveAgent.trusting(folder.resolve("data/tls/ca.pem"));
    }

    @AfterEach
    void close() {
        live.close();
    }

    /** A client of HTTP/1.1 that sends a byte now and then, until the door is tired of it. */
    private final class SlowClient implements AutoCloseable {
        private final SSLSocket socket;
        private final CompletableFuture<String> answer;
        private final CountDownLatch over = new CountDownLatch(1);

        SlowClient(String path, String headers, int atOnce) throws IOException {
            socket = RawHttp.tls(trusting, live.door.port());
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + live.token + "\r\n"
                    + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(" ".repeat(atOnce).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            answer = CompletableFuture.supplyAsync(this::heard, task -> Thread.ofVirtual().start(task));
            Thread.ofVirtual().start(this::trickle);
        }

        private String heard() {
            try {
                return RawHttp.rest(socket.getInputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                over.countDown();
            }
        }

        private void trickle() {
            try {
                while (!over.await(50, TimeUnit.MILLISECONDS)) {
                    socket.getOutputStream().write(' ');
                    socket.getOutputStream().flush();
                }
            } catch (IOException | InterruptedException e) {
                over.countDown();
            }
        }

        String answer() throws Exception {
            Await.until("an answer to the slow client", PATIENCE, answer::isDone);
            return answer.get();
        }

        @Override
        public void close() throws IOException {
            over.countDown();
            socket.close();
        }
    }

    private SlowClient slow(String path, int length, int atOnce) throws IOException {
        return new SlowClient(path, "Content-Length: " + length + "\r\n", atOnce);
    }

    /** A good long body; the command itself refuses it, because the reason in it is too long. */
    private HttpResponse<String> large(HttpClient.Version version) throws Exception {
        return live.send(live.request("/api/v1/site.restore").version(version)
                .header("Authorization", "Bearer " + live.token)
                .POST(HttpRequest.BodyPublishers
                        .ofString("{\"revision\":1,\"reason\":\"" + "x".repeat(LARGE) + "\"}")));
    }

    @Test
    void slowClientsDoNotKeepOthersFromSending() throws Exception {
        open(SHORT, FAST_ENOUGH, AGES, 1, AGES);
        try (SlowClient one = slow("/api/v1/site.restore", BODY, LARGE);
                SlowClient two = slow("/api/v1/site.restore", BODY, LARGE)) {
            for (HttpClient.Version version : new HttpClient.Version[]{HttpClient.Version.HTTP_1_1,
                    HttpClient.Version.HTTP_2}) {
                assertEquals(400, large(version).statusCode());
            }
            assertEquals(408, RawHttp.status(one.answer()), one.answer());
            assertEquals(408, RawHttp.status(two.answer()), two.answer());
            assertTrue(one.answer().contains("The request came too slowly"), one.answer());
            assertTrue(one.answer().contains("Connection: close"), one.answer());
        }
    }

    @Test
    void shortBodiesAndLogInsThatComeSlowlyAreGivenUp() throws Exception {
        open(SHORT, FAST_ENOUGH, AGES, 1, AGES);
        try (SlowClient command = slow("/api/v1/site.restore", 5_000, 10);
                SlowClient logIn = slow("/api/v1/session", 5_000, 10)) {
            assertEquals(408, RawHttp.status(command.answer()), command.answer());
            assertEquals(408, RawHttp.status(logIn.answer()), logIn.answer());
        }
    }

    @Test
    void theLongestTimeHoldsForThoseAboveTheLeastRateToo() throws Exception {
        open(AGES, 1, SHORT, 1, AGES);
        try (SlowClient client = slow("/api/v1/site.restore", BODY, LARGE)) {
            assertEquals(408, RawHttp.status(client.answer()), client.answer());
        }
        assertEquals(200, live.call("agent.about", "{}").statusCode());
    }

    @Test
    void refusedBodiesAreNotTakenForEver() throws Exception {
        open(SHORT, FAST_ENOUGH, AGES, 1, AGES);
        try (SlowClient nowhere = slow("/nowhere", BODY, 10);
                SlowClient tooLong = slow("/api/v1/site.restore", BODY + 1, 10);
                SlowClient chunked = new SlowClient("/api/v1/site.restore",
                        "Content-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n5;", 0)) {
            assertEquals(404, RawHttp.status(nowhere.answer()), nowhere.answer());
            assertEquals(413, RawHttp.status(tooLong.answer()), tooLong.answer());
            assertEquals(415, RawHttp.status(chunked.answer()), chunked.answer());
        }
    }

    @Test
    void whoGetsNoTurnIsToldWhenToComeAgain() throws Exception {
        open(AGES, FAST_ENOUGH, AGES, 1, Duration.ofMillis(1));
        SlowClient holder = slow("/api/v1/site.restore", BODY, LARGE);
        try {
            for (HttpClient.Version version : new HttpClient.Version[]{HttpClient.Version.HTTP_1_1,
                    HttpClient.Version.HTTP_2}) {
                Await.until("the turn is taken", PATIENCE, () -> large(version).statusCode() == 429);
                HttpResponse<String> busy = large(version);
                assertEquals(429, busy.statusCode(), busy.body());
                assertEquals("10", busy.headers().firstValue("Retry-After").orElse(""));
                assertEquals("too-many", LiveAgent.tree(busy).get("code").asText());
            }
            assertEquals(200, live.call("agent.about", "{}").statusCode(), "short ones need no turn");
            assertFalse(holder.answer.isDone());
        } finally {
            holder.close();
        }
        Await.until("the turn is free again", PATIENCE, () -> large(HttpClient.Version.HTTP_2).statusCode() == 400);
    }

    /** A stream that begins a long body and then stalls; how a client hears of it, depends on the client. */
    @Test
    void slowStreamsOfHttp2EndAndTheirConnectionGoesOn() throws Exception {
        open(SHORT, FAST_ENOUGH, AGES, 1, AGES);
        try (var body = new SubmissionPublisher<ByteBuffer>()) {
            CompletableFuture<HttpResponse<String>> slow = live.client.sendAsync(
                    live.request("/api/v1/site.restore").header("Authorization", "Bearer " + live.token)
                            .timeout(AGES).POST(HttpRequest.BodyPublishers.fromPublisher(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            body.submit(ByteBuffer.allocate(LARGE));
            assertEquals(400, large(HttpClient.Version.HTTP_2).statusCode());
            Await.until("the end of the slow stream", PATIENCE, slow::isDone);
        }
        assertEquals(400, large(HttpClient.Version.HTTP_2).statusCode());
    }
}
