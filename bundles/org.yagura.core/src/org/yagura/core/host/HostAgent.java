/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;

import org.yagura.core.json.Json;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.core.tls.PinnedTrust;

/**
 * A host by its node agent: HTTPS, on which both show certificates. The connection is kept between questions.
 */
public final class HostAgent implements HostAccess {
    /** Header with the number of milliseconds that an answer may take. */
    public static final String WITHIN = "Yagura-Within";
    /** Path before the name of the operation. */
    public static final String PATH = "/host/v1/";

    private static final int LONGEST_ANSWER = 8 << 20;

    private final URI url;
    private final HttpClient http;
    private final Texts texts = Texts.of(HostAgent.class);

    /**
     * The node agent at an address; nothing is sent yet.
     *
     * @param url such as {@code https://10.0.0.5:8444}
     * @param fingerprint SHA-256 of its certificate, or of the one above it
     * @param own what the manager shows
     * @throws IllegalArgumentException when the fingerprint is none
     */
    public HostAgent(URI url, String fingerprint, KeyManager[] own) {
        this.url = url;
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(own, new TrustManager[]{new PinnedTrust(List.of(fingerprint))}, null);
            http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <R> R ask(HostQuery<R> query, Duration within) throws InterruptedException {
        long millis = Math.max(1, within.toMillis());
        HttpRequest request = HttpRequest
                .newBuilder(url.resolve(PATH + Operations.operation(query.getClass()).name()))
                .timeout(Duration.ofMillis(millis)).setHeader("Content-Type", "application/json")
                .setHeader(WITHIN, Long.toString(millis)).POST(BodyPublishers.ofByteArray(Json.bytes(query))).build();
        try {
            HttpResponse<byte[]> response = http.send(request,
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
            if (response.statusCode() / 100 != 2) {
                throw new ProblemException(problem(response));
            }
            return Json.read(response.body(), query.result());
        } catch (HttpTimeoutException e) {
            throw problem("agent.slow", e, url.getAuthority(), millis);
        } catch (SSLHandshakeException e) {
            throw problem("agent.untrusted", e, url.getAuthority(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw problem("agent.unreachable", e, url.getAuthority(), e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private Problem problem(HttpResponse<byte[]> response) throws IOException {
        try {
            Problem problem = Json.read(response.body(), Problem.class);
            if (problem != null && problem.what() != null) {
                return problem;
            }
        } catch (IOException e) {
            throw new IOException("HTTP status " + response.statusCode(), e);
        }
        throw new IOException("HTTP status " + response.statusCode());
    }

    private ProblemException problem(String key, IOException cause, Object... arguments) {
        Problem problem = ProblemException.of(Problem.UNAVAILABLE, texts, key, arguments).problem();
        return new ProblemException(problem, cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
