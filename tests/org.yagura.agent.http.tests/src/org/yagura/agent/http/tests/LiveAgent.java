/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.fasterxml.jackson.databind.JsonNode;
import org.yagura.agent.core.Agent;
import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.core.Contributions;
import org.yagura.agent.http.HttpDoor;
import org.yagura.agent.http.HttpSettings;
import org.yagura.core.json.Json;

/** A real agent with its door, and a client that trusts it. */
final class LiveAgent implements AutoCloseable {
    final Contributions contributions = new Contributions();
    final Agent agent;
    final HttpDoor door;
    final HttpClient client;
    final String token;

    LiveAgent(Path data, String site) throws Exception {
        this(data, site, HttpSettings.loopback(0));
    }

    LiveAgent(Path data, String site, HttpSettings settings) throws Exception {
        agent = new Agent(new AgentSettings(data, site, 1, Map.of()), contributions);
        agent.start();
        door = new HttpDoor(agent, settings);
        door.open();
        door.announce();
        Path trusted = settings.certificate() == null ? data.resolve("tls/ca.pem") : settings.certificate();
        client = HttpClient.newBuilder().sslContext(trusting(trusted)).connectTimeout(Duration.ofSeconds(10)).build();
        token = Files.readString(data.resolve("run/token"));
    }

    static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(door.url() + path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks as the owner of the data directory. */
    HttpResponse<String> call(String name, String json) throws IOException, InterruptedException {
        return call(name, json, token);
    }

    HttpResponse<String> call(String name, String json, String as) throws IOException, InterruptedException {
        return send(request("/api/v1/" + name).header("Authorization", "Bearer " + as)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> logIn(String user, String password) throws IOException, InterruptedException {
        return send(request("/api/v1/session").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(Map.of("user", user, "password", password)))));
    }

    /** Logs in and gives the token. */
    String in(String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = logIn(user, password);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return tree(answer).get("token").asText();
    }

    static JsonNode tree(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }

    @Override
    public void close() {
        door.close();
        agent.close();
    }
}
