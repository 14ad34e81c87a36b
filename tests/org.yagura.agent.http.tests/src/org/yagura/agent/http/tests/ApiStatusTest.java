/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.http.HttpSettings;

import com.fasterxml.jackson.databind.JsonNode;

/** Every status with which the door really answers is in the API document, at the path and method where it happens. */
class ApiStatusTest {
    private static final String OPERATION = "/api/v1/site.restore";
    private static final String SESSION = "/api/v1/session";
    private static final int BODY = 2_000;
    private static final int MOST_TRIES = 100;

    @TempDir
    private Path folder;
    private LiveAgent live;
    private JsonNode document;

    private void open(Duration grace, int streamsOfOne) throws Exception {
        var usual = HttpSettings.Limits.usual();
        var bodies = new HttpSettings.Bodies(BODY, grace, 1 << 10, Duration.ofHours(1), 1, Duration.ofMillis(100));
        live = new LiveAgent(folder.resolve("data"), "demo", HttpSettings.loopback(0)
                .with(new HttpSettings.Limits(bodies, 100, 100, 20, streamsOfOne, usual.heartbeat(), usual.slowClient(),
                        usual.flush(), 50)));
        document = LiveAgent.tree(live.send(authorized("/api/v1/openapi.json").GET()));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private HttpRequest.Builder authorized(String path) {
        return live.request(path).header("Authorization", "Bearer " + live.token);
    }

    private static HttpRequest.BodyPublisher text(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    /** That this is answered with that status, and that the document says so. */
    private void answered(int status, String path, String method, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = live.send(request);
        assertEquals(status, answer.statusCode(), path + ": " + answer.body());
        listed(status, path, method);
        if (status >= 400) {
            assertTrue(LiveAgent.tree(answer).has("code"), answer.body());
        }
    }

    private void listed(int status, String path, String method) {
        JsonNode responses = document.get("paths").get(path).get(method).get("responses");
        assertTrue(responses.has(Integer.toString(status)), path + " answers " + status + ", not in " + responses);
    }

    @Test
    void whatOperationsAnswer() throws Exception {
        open(Duration.ofSeconds(10), 4);
        answered(200, "/api/v1/agent.about", "post", authorized("/api/v1/agent.about").POST(text("{}")));
        answered(400, OPERATION, "post", authorized(OPERATION).POST(text("{")));
        answered(401, OPERATION, "post", live.request(OPERATION).POST(text("{}")));
        answered(403, OPERATION, "post", live.request(OPERATION)
                .header("Authorization", "Bearer " + live.in("KOBAYASHI", "yagura-demo"))
                .POST(text("{\"revision\":1,\"reason\":\"x\"}")));
        answered(404, OPERATION, "post", authorized(OPERATION).POST(text("{\"revision\":99,\"reason\":\"x\"}")));
        answered(405, OPERATION, "post", authorized(OPERATION).GET());
        answered(413, OPERATION, "post", authorized(OPERATION).POST(text(" ".repeat(BODY + 1))));
        answered(415, OPERATION, "post",
                authorized(OPERATION).header("Content-Type", "text/xml").POST(text("<revision/>")));
    }

    @Test
    void whatSessionsStreamsAndHealthAnswer() throws Exception {
        open(Duration.ofSeconds(10), 0);
        answered(400, SESSION, "post", live.request(SESSION).POST(text("[]")));
        answered(401, SESSION, "post", live.request(SESSION).POST(text("{\"user\":\"nobody\",\"password\":\"x\"}")));
        answered(405, SESSION, "post", live.request(SESSION).PUT(text("{}")));
        answered(413, SESSION, "post", live.request(SESSION).POST(text(" ".repeat(20_000))));
        answered(204, SESSION, "delete", live.request(SESSION).DELETE());
        answered(405, SESSION, "delete", live.request(SESSION).GET());
        answered(429, "/api/v1/events", "get", authorized("/api/v1/events").GET());
        answered(401, "/api/v1/events", "get", live.request("/api/v1/events").GET());
        answered(405, "/api/v1/events", "get", authorized("/api/v1/events").DELETE());
        answered(200, "/api/v1/openapi.json", "get", authorized("/api/v1/openapi.json").GET());
        answered(401, "/api/v1/openapi.json", "get", live.request("/api/v1/openapi.json").GET());
        answered(405, "/api/v1/openapi.json", "get", authorized("/api/v1/openapi.json").POST(text("{}")));
        answered(200, "/healthz", "get", live.request("/healthz").GET());
        answered(405, "/healthz", "get", live.request("/healthz").POST(text("{}")));
    }

    @Test
    void tooManyLogIns() throws Exception {
        open(Duration.ofSeconds(10), 4);
        HttpRequest.Builder wrong = live.request(SESSION).POST(text("{\"user\":\"KOBAYASHI\",\"password\":\"x\"}"));
        int tries = 0;
        while (live.send(wrong).statusCode() == 401 && tries < MOST_TRIES) {
            tries++;
        }
        answered(429, SESSION, "post", wrong);
        listed(429, OPERATION, "post");
    }

    @Test
    void bodiesThatComeTooSlowly() throws Exception {
        open(Duration.ofMillis(300), 4);
        for (String path : List.of(OPERATION, SESSION)) {
            try (var socket = RawHttp.tls(LiveAgent.trusting(folder.resolve("data/tls/ca.pem")), live.door.port())) {
                String said = RawHttp.said(socket,
                        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + live.token + "\r\nContent-Length: 100\r\n\r\n{");
                assertEquals(408, RawHttp.status(said), said);
                listed(408, path, "post");
            }
        }
    }

    /** Where nothing is sent, nothing can be too long, too slow or of the wrong type. */
    @Test
    void noStatusIsListedWhereItCannotHappen() throws Exception {
        open(Duration.ofSeconds(10), 4);
        for (String[] reading : new String[][]{{"/api/v1/events", "get"}, {"/api/v1/openapi.json", "get"},
                {"/healthz", "get"}, {SESSION, "delete"}}) {
            var listed = new TreeSet<String>();
            document.get("paths").get(reading[0]).get(reading[1]).get("responses").fieldNames()
                    .forEachRemaining(listed::add);
            listed.retainAll(Set.of("400", "403", "404", "408", "409", "413", "415"));
            assertEquals(Set.of(), listed, reading[0]);
        }
    }
}
