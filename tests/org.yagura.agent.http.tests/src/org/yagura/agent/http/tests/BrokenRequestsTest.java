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
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no request, or a hostile one, is refused in words or cut off; the door stays open for others. */
class BrokenRequestsTest {
    private static final String END = "Host: localhost\r\nConnection: close\r\n";
    @TempDir
    static Path folder;
    private static LiveAgent live;
    private static SSLContext trusting;

    @BeforeAll
    static void start() throws Exception {
        live = new LiveAgent(folder.resolve("data"), "");
        trusting = LiveAgent.trusting(folder.resolve("data/tls/ca.pem"));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    private static String tell(String request) throws IOException {
        return tell(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String tell(byte[] request) throws IOException {
        try (Socket socket = RawHttp.tls(trusting, live.door.port())) {
            return RawHttp.said(socket, request);
        }
    }

    private static String post(String name, String headers, String body) {
        return "POST /api/v1/" + name + " HTTP/1.1\r\n" + END + "Authorization: Bearer " + live.token + "\r\n" + headers
                + "\r\n" + body;
    }

    private static void stillOpen() throws Exception {
        assertEquals(200, live.call("agent.about", "{}").statusCode());
    }

    @Test
    void plainHttpGetsNoAnswerThatReadsLikeOne() throws Exception {
        for (String request : List.of("GET /healthz HTTP/1.1\r\n" + END + "\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "SSH-2.0-test\r\n", "\0\0\0\0")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), live.door.port())) {
                socket.setSoTimeout(20_000);
                String said = RawHttp.said(socket, request + "x".repeat(64));
                assertFalse(said.contains("HTTP/1.1 200"), said);
                assertFalse(said.contains("status"), said);
            }
        }
        stillOpen();
    }

    @Test
    void aWholeRequestIsAnsweredOnce() throws Exception {
        String said = tell(post("agent.about", "Content-Length: 2\r\n", "{}"));
        assertEquals(200, RawHttp.status(said), said);
        assertEquals(1, RawHttp.answers(said), said);
        assertEquals(200, RawHttp.status(tell(post("agent.about", "Transfer-Encoding: chunked\r\n",
                "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"))));
    }

    /** Requests in which two servers would see different ends; one of them hides another request. */
    @Test
    void nothingIsSmuggled() throws Exception {
        String hidden = "POST /api/v1/agent.about HTTP/1.1\r\n" + END + "\r\n";
        for (String headers : List.of("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 2\r\nContent-Length: 5\r\n", "Content-Length: 2, 5\r\n", "Content-Length: -1\r\n",
                "Content-Length: +2\r\n", "Content-Length: 0x2\r\n", "Content-Length: 99999999999999999999\r\n",
                "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: xchunked\r\n",
                "Content-Length : 2\r\n", "Content Length: 2\r\n", " Content-Length: 2\r\n")) {
            String said = tell(post("agent.about", headers, "0\r\n\r\n" + hidden));
            assertTrue(RawHttp.status(said) == 0 || RawHttp.status(said) / 100 == 4, headers + said);
            assertTrue(RawHttp.answers(said) <= 1, "a second answer: " + headers + said);
        }
        stillOpen();
    }

    @Test
    void brokenChunksAreNoBody() throws Exception {
        for (String body : List.of("zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}", "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}xx0\r\n\r\n", "2;" + "x".repeat(70_000) + "\r\n{}\r\n0\r\n\r\n")) {
            String said = tell(post("agent.about", "Transfer-Encoding: chunked\r\n", body));
            assertTrue(RawHttp.status(said) != 200, body.substring(0, Math.min(30, body.length())) + said);
        }
        stillOpen();
    }

    @Test
    void requestsWithoutFormAreRefused() throws Exception {
        for (String request : List.of("GET\r\n\r\n", "GET /healthz\r\n\r\n", "GET /healthz HTTP/9.9\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n\r\n", "G\0T /healthz HTTP/1.1\r\n" + END + "\r\n",
                "GET /" + "x".repeat(70_000) + " HTTP/1.1\r\n" + END + "\r\n",
                "GET /healthz HTTP/1.1\r\n" + END + "X: " + "y".repeat(70_000) + "\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n" + END + "a: b\r\n".repeat(9_000) + "\r\n",
                "GET /healthz HTTP/1.1\r\nHost: a b c\r\nConnection: close\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n" + END + "X: a\0b\r\n\r\n")) {
            String said = tell(request);
            assertTrue(RawHttp.status(said) == 0 || RawHttp.status(said) / 100 >= 4,
                    request.substring(0, Math.min(60, request.length())) + " -> " + said);
        }
        stillOpen();
    }

    @Test
    void pathsLeadNowhereElse() throws Exception {
        for (String path : List.of("/api/v1/../../run/token", "/api/v1/%2e%2e/%2e%2e/run/token", "/api/v1/..;/token",
                "//api//v1//agent.about", "/api/v1/agent.about/", "/api/v1/", "/api/v1", "/", "*",
                "/API/V1/agent.about",
                "/api/v1/agent.about%00", "/api/v1/%61gent.about%2f", "/api/v1/session/x", "/api/v2/agent.about")) {
            String said = tell("POST " + path + " HTTP/1.1\r\n" + END + "Authorization: Bearer " + live.token
                    + "\r\nContent-Length: 2\r\n\r\n{}");
            int status = RawHttp.status(said);
            assertTrue(status / 100 == 4, path + " -> " + said);
            assertFalse(said.contains(live.token), path);
        }
    }

    @Test
    void bodiesThatAreNoRequestAreRefusedInWords() throws Exception {
        for (String body : List.of("{", "}", "[]", "7", "\"x\"", "{}{}", "{} x", "{\"size\":1,\"size\":2}",
                "{\"size\":1,}", "{\"size\":NaN}",
                "{\"size\":1e999}", "{\"size\":99999999999999999999}", "{\"size\":1.5e3x}", "{'size':1}",
                "{\"size\":{}}", "{\"size\":[1]}", "{\"size\":true}", "{\"position\":\"\u0000\"}",
                "[".repeat(5_000), "{\"a\":".repeat(5_000), "{\"size\":" + "1".repeat(5_000) + "}",
                "/* */ {}", "\uFEFF{", "nul", "{\"\\ud800\":1}")) {
            HttpResponse<String> answer = live.call("site.revisions", body);
            assertEquals(400, answer.statusCode(), body.substring(0, Math.min(40, body.length())) + answer.body());
            assertEquals("invalid", LiveAgent.tree(answer).get("code").asText());
            String what = LiveAgent.tree(answer).get("what").asText();
            assertFalse(what.isBlank() || what.contains("  ") || what.contains("{"), what);
        }
        assertEquals(400, live.send(live.request("/api/v1/site.revisions")
                .header("Authorization", "Bearer " + live.token).POST(HttpRequest.BodyPublishers.ofByteArray(
                        new byte[]{'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'})))
                .statusCode(), "no UTF-8");
        stillOpen();
    }

    @Test
    void tokensThatAreNoneAreNobodys() throws Exception {
        for (String authorization : List.of("", "Bearer", "Bearer ", "bearer x", "Basic YWRtaW46YWRtaW4=",
                live.token, "Bearer " + live.token.substring(1), "Bearer " + live.token + "x",
                "Bearer " + "x".repeat(8_000),
                "Bearer  ,", "Negotiate " + live.token)) {
            String said = tell("POST /api/v1/agent.about HTTP/1.1\r\n" + END + "Authorization: " + authorization
                    + "\r\nContent-Length: 0\r\n\r\n");
            assertEquals(401, RawHttp.status(said), authorization + " -> " + said);
        }
        String twice = tell(post("agent.about", "Authorization: Bearer other\r\nContent-Length: 0\r\n", ""));
        assertTrue(Set.of(200, 400, 401).contains(RawHttp.status(twice)), twice);
    }

    /** A request that is changed at random never leads to an error of the server, and never hurts the door. */
    @Test
    void changedAtRandomARequestNeverHurts() throws Exception {
        byte[] good = post("site.revisions", "Content-Type: application/json\r\nAccept-Language: ja\r\n"
                + "Content-Length: 21\r\n", "{\"size\":2,\"position\":0}").getBytes(StandardCharsets.ISO_8859_1);
        var random = new Random(23);
        for (int i = 0; i < 150; i++) {
            byte[] bad = good.clone();
            int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                bad[random.nextInt(bad.length)] = (byte) (random.nextBoolean()
                        ? random.nextInt(256)
                        : "\r\n:,{}\"0 "
                                .charAt(random.nextInt(9)));
            }
            String said;
            try (Socket socket = RawHttp.tls(trusting, live.door.port())) {
                socket.getOutputStream().write(bad);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                said = RawHttp.rest(socket.getInputStream());
            }
            assertFalse(said.contains("HTTP/1.1 500"), () -> new String(bad, StandardCharsets.ISO_8859_1));
        }
        stillOpen();
    }

    /** Over HTTP/2 an answer that comes before the body is taken must not be cut off. */
    @Test
    void earlyRefusalsArriveOverBothVersions() throws Exception {
        byte[] body = new byte[300_000];
        for (HttpClient.Version version : HttpClient.Version.values()) {
            if (version.name().equals("HTTP_3")) {
                continue;
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(415, status(version, "POST", "/api/v1/agent.about", "text/xml", body));
                assertEquals(405, status(version, "PUT", "/api/v1/agent.about", "application/json", body));
                assertEquals(404, status(version, "POST", "/nowhere", "application/json", body));
                assertEquals(404, status(version, "POST", "/api/v1/no.such", "application/json", body));
            }
        }
    }

    private static int status(HttpClient.Version version, String method, String path, String type, byte[] body)
            throws Exception {
        HttpResponse<String> answer = live.send(live.request(path).version(version).header("Content-Type", type)
                .header("Authorization", "Bearer " + live.token)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
        assertEquals(version, answer.version());
        assertFalse(LiveAgent.tree(answer).get("what").asText().isBlank());
        return answer.statusCode();
    }

    @Test
    void manyRequestsOnOneConnectionAreNotMixedUp() throws Exception {
        var asked = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 100; i++) {
            asked.add(live.client.sendAsync(live.request("/api/v1/no.such." + i)
                    .header("Authorization", "Bearer " + live.token).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        for (int i = 0; i < asked.size(); i++) {
            HttpResponse<String> answer = asked.get(i).get();
            assertEquals(HttpClient.Version.HTTP_2, answer.version());
            assertEquals("There is no query or command no.such." + i + ".",
                    LiveAgent.tree(answer).get("what").asText());
        }
    }

    @Test
    void aClientThatGoesAwayInTheMiddleHurtsNobody() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Socket socket = RawHttp.tls(trusting, live.door.port())) {
                socket.getOutputStream().write(post("site.save", "Content-Length: 100000\r\n", "{\"site\":\"half")
                        .getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                socket.setSoLinger(true, 0);
            }
        }
        stillOpen();
    }
}
