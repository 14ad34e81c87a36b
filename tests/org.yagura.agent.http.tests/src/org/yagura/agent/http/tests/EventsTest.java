/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.http.HttpSettings;
import org.yagura.core.change.Change;
import org.yagura.testsupport.Await;

/** Live changes as server-sent events. */
class EventsTest {
    private static final String DEMO = "yagura-demo";
    @TempDir
    static Path folder;
    private static LiveAgent live;

    @BeforeAll
    static void start() throws Exception {
        var limits = new HttpSettings.Limits(HttpSettings.Bodies.upTo(1 << 20), 100, 100, 20, 4, Duration.ofMillis(200),
                Duration.ofMillis(800),
                Duration.ofMillis(5), 50);
        live = new LiveAgent(folder.resolve("data"), "demo", HttpSettings.loopback(0).with(limits));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    private static void publish(String topic, int number) {
        live.agent.changes().publish(new Change(topic, Map.of("number", number)));
    }

    @Test
    void tellsOfACommandToEverybody() throws Exception {
        try (Stream one = new Stream(live, live.token, null); Stream two = new Stream(live, live.token, null)) {
            assertEquals(200, one.status);
            one.awaitLine("id: ");
            two.awaitLine("id: ");
            assertEquals(200, live.call("accounts.lock", "{\"login\":\"ito\",\"locked\":false}").statusCode());
            one.awaitLine("event: audit");
            two.awaitLine("event: audit").awaitLine("data: {\"lastId\":");
        }
    }

    @Test
    void showsTheAuditTrailToAdministratorsOnly() throws Exception {
        try (Stream stream = new Stream(live, live.in("watanabe", DEMO), null)) {
            stream.awaitLine("id: ");
            live.call("accounts.lock", "{\"login\":\"ito\",\"locked\":false}");
            publish("traps", 1);
            stream.awaitLine("event: traps");
            assertEquals(0, stream.count("event: audit"));
        }
    }

    @Test
    void fillsTheGapOrSaysThatItCannot() throws Exception {
        String seen;
        try (Stream stream = new Stream(live, live.token, null)) {
            publish("gap", 1);
            stream.awaitLine("data: {\"number\":1}");
            seen = stream.lastId();
        }
        publish("gap", 2);
        try (Stream stream = new Stream(live, live.token, seen)) {
            stream.awaitLine("data: {\"number\":2}");
            assertEquals(0, stream.count("event: lost"));
        }
        for (int i = 0; i < 100; i++) {
            publish("gap", i);
        }
        String another = live.in("sato", DEMO); // those before may still count as streams of the first session
        try (Stream late = new Stream(live, another, seen);
                Stream other = new Stream(live, another, "otherstart-1");
                Stream strange = new Stream(live, another, "nonsense")) {
            late.awaitLine("event: lost");
            other.awaitLine("event: lost");
            strange.awaitLine("event: lost");
        }
    }

    @Test
    void endsWithTheSession() throws Exception {
        String token = live.in("sato", DEMO);
        try (Stream stream = new Stream(live, token, null)) {
            stream.awaitLine("id: ");
            stream.awaitLine(": ");
            live.call("sessions.end", "{\"user\":\"sato\"}");
            stream.awaitEnd();
        }
    }

    @Test
    void boundsTheNumberOfStreams() throws Exception {
        String token = live.in("takahashi", DEMO);
        try (Stream a = new Stream(live, token, null);
                Stream b = new Stream(live, token, null);
                Stream c = new Stream(live, token, null);
                Stream d = new Stream(live, token, null)) {
            Stream tooMany = new Stream(live, token, null);
            assertEquals(429, tooMany.status);
            tooMany.awaitEnd();
            assertEquals(List.of(200, 200, 200, 200), List.of(a.status, b.status, c.status, d.status));
        }
    }

    @Test
    void dropsAClientThatTakesNothingWithoutDelayingOthers() throws Exception {
        Await.until("the streams of other tests are over", () -> live.door.followers() == 0);
        try (SSLSocket slow = (SSLSocket) LiveAgent.trusting(folder.resolve("data/tls/ca.pem")).getSocketFactory()
                .createSocket(); Stream quick = new Stream(live, live.token, null)) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), live.door.port()));
            slow.getOutputStream().write(("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + live.token + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            Await.until("the slow client follows", () -> live.door.followers() == 2);
            String big = "x".repeat(100_000);
            int[] round = {0};
            Await.until("the slow client is dropped", () -> {
                live.agent.changes().publish(new Change("big" + round[0] % 40, Map.of("text", big)));
                publish("quick", round[0]++);
                return live.door.followers() == 1;
            });
            quick.awaitLine("event: quick");
            assertTrue(live.door.followers() >= 1, "the other one is still there");
        }
    }
}
