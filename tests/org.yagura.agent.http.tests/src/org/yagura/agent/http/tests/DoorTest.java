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

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.json.Json;

/** Routes, statuses, problems and headers. */
class DoorTest {
    @TempDir
    static Path folder;
    private static LiveAgent live;

    @BeforeAll
    static void start() throws Exception {
        live = new LiveAgent(folder.resolve("data"), "");
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void answersOverHttp2AndHttp1() throws Exception {
        HttpResponse<String> two = live.call("agent.about", "{}");
        assertEquals(200, two.statusCode(), two.body());
        assertEquals(HttpClient.Version.HTTP_2, two.version());
        HttpResponse<String> one = live.send(live.request("/api/v1/agent.about").version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + live.token).POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, one.statusCode(), one.body());
        assertEquals(HttpClient.Version.HTTP_1_1, one.version());
        JsonNode about = LiveAgent.tree(two);
        assertEquals("leader", about.get("role").asText());
        assertEquals(1, about.get("revision").asInt());
    }

    @Test
    void agreesOnHttp1WithClientsThatOfferOnlyThat() throws Exception {
        try (SSLSocket socket = (SSLSocket) LiveAgent.trusting(folder.resolve("data/tls/ca.pem")).getSocketFactory()
                .createSocket("127.0.0.1", live.door.port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[]{"http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertEquals("http/1.1", socket.getApplicationProtocol());
        }
    }

    @Test
    void needsSomebody() throws Exception {
        HttpResponse<String> answer = live.call("agent.about", "{}", "nonsense");
        assertEquals(401, answer.statusCode());
        assertEquals("unauthenticated", LiveAgent.tree(answer).get("code").asText());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
        assertEquals(401, live.send(live.request("/api/v1/openapi.json").GET()).statusCode());
        assertEquals(401, live.send(live.request("/api/v1/events").GET()).statusCode());
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() throws Exception {
        HttpResponse<String> japanese = live.send(live.request("/api/v1/no.such").header("Authorization",
                "Bearer " + live.token).header("Accept-Language", "fr;q=0.9, ja-JP, en;q=0.5")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(404, japanese.statusCode());
        assertEquals("照会またはコマンド no.such はありません。", LiveAgent.tree(japanese).get("what").asText());
        assertEquals("There is no query or command no.such.",
                LiveAgent.tree(live.call("no.such", "")).get("what").asText());
    }

    @Test
    void refusesWhatIsBroken() throws Exception {
        problem(400, "invalid", live.call("site.revisions", "{"));
        problem(400, "invalid", live.call("site.revisions", "[1]"));
        problem(400, "invalid", live.call("site.revisions", "{\"size\":\"many\"}"));
        problem(400, "invalid", live.call("site.revisions", "{\"sise\":1}"));
        problem(400, "invalid", live.call("site.revisions", "{\"size\":100000}"));
        problem(400, "invalid", live.call("site.difference", "{}"));
        problem(404, "not-found", live.call("site.get", "{\"revision\":99}"));
        problem(404, "not-found", live.send(live.request("/nothing").GET()));
        HttpResponse<String> method = live.send(live.request("/api/v1/agent.about").GET());
        problem(405, "invalid", method);
        assertTrue(method.body().contains("Use POST"), method.body());
        problem(415, "invalid", live.send(live.request("/api/v1/agent.about")
                .header("Authorization", "Bearer " + live.token).header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"))));
        problem(400, "invalid",
                live.send(live.request("/api/v1/session").POST(HttpRequest.BodyPublishers.ofString("["))));
    }

    private static void problem(int status, String code, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(code, LiveAgent.tree(answer).get("code").asText());
        assertFalse(LiveAgent.tree(answer).get("what").asText().isBlank());
    }

    @Test
    void keepsBrowsersOut() throws Exception {
        HttpResponse<String> answer = live.send(live.request("/healthz").GET());
        assertEquals(200, answer.statusCode());
        assertEquals("{\"status\":\"ok\"}", answer.body());
        assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent());
        assertTrue(answer.headers().firstValue("Server").isEmpty());
    }

    @Test
    void saysWhereItIs() throws Exception {
        JsonNode said = Json.mapper().readTree(Files.readString(folder.resolve("data/run/endpoint.json")));
        assertEquals(live.door.url(), said.get("url").asText());
        assertEquals(live.door.fingerprint(), said.get("caFingerprint").asText());
        assertEquals(64, said.get("caFingerprint").asText().length());
        assertEquals(ProcessHandle.current().pid(), said.get("pid").asLong());
    }

    @Test
    void describesItself() throws Exception {
        JsonNode document = LiveAgent.tree(live.send(live.request("/api/v1/openapi.json").header("Authorization",
                "Bearer " + live.token).GET()));
        assertEquals("3.1.0", document.get("openapi").asText());
        JsonNode save = document.at("/paths/~1api~1v1~1site.save/post");
        assertEquals("EDIT", save.get("x-yagura-privilege").asText());
        JsonNode schema = document.at("/components/schemas/SaveSite");
        assertEquals("[\"site\",\"basedOn\",\"reason\"]", schema.get("required").toString());
        assertEquals("password", document.at("/components/schemas/SetPassword/properties/password/format").asText());
        assertEquals("#/components/schemas/Problem",
                save.at("/responses/409/content/application~1problem+json/schema/$ref").asText());
        assertReferencesResolve(document, document);
    }

    private static void assertReferencesResolve(JsonNode node, JsonNode document) {
        if (node.has("$ref")) {
            assertFalse(document.at(node.get("$ref").asText().substring(1)).isMissingNode(), node.toString());
        }
        node.forEach(child -> assertReferencesResolve(child, document));
    }
}
