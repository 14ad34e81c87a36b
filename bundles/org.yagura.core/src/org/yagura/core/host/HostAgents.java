/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;

import org.yagura.core.json.Json;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.core.tls.PemIdentity;
import org.yagura.core.tls.PinnedTrust;
import org.yagura.model.Ips;

/**
 * The node agents of a site, as its manager asks them: HTTPS, on which both show certificates. One for a process; connections
 * are kept between questions. Thread-safe.
 */
public final class HostAgents implements AutoCloseable {
    /** Header with the number of milliseconds that an answer may take. */
    public static final String WITHIN = "Yagura-Within";
    /** Path before the name of the operation. */
    public static final String PATH = "/host/v1/";

    private static final int LONGEST_ANSWER = 8 << 20;

    private final Path certificate;
    private final Path key;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
    private final Texts texts = Texts.of(HostAgents.class);
    private HttpClient http;
    private FileTime made;

    /**
     * Node agents that are shown a certificate.
     *
     * @param tls folder with manager.pem and manager-key.pem, which are read when they are first needed, and again when they
     *        were made anew
     */
    public HostAgents(Path tls) {
        certificate = tls.resolve("manager.pem");
        key = tls.resolve("manager-key.pem");
    }

    /**
     * The node agent at an address; nothing is sent yet, and nothing need be closed.
     *
     * @param fingerprint SHA-256 of its certificate, or of the one above it
     * @throws IllegalArgumentException when the fingerprint is none
     */
    public HostAccess at(InetAddress address, int port, String fingerprint) {
        String host = address.getHostAddress();
        Set<String> pinned = Set.of(PinnedTrust.plain(fingerprint));
        known.put(peer(host, port), pinned);
        return new At(URI.create("https://" + Ips.written(host, port)));
    }

    private static String peer(String host, int port) {
        return host + ' ' + port;
    }

    /** What connects; another one after the certificate was made anew. */
    private synchronized HttpClient http() throws IOException {
        FileTime now = Files.getLastModifiedTime(certificate);
        if (http != null && now.equals(made)) {
            return http;
        }
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            var trust = new PinnedTrust((host, port) -> known.getOrDefault(peer(host, port), Set.of()));
            context.init(PemIdentity.read(certificate, key).keyManagers(), new TrustManager[]{trust}, null);
            HttpClient old = http;
            http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
            made = now;
            if (old != null) {
                old.shutdown();
            }
            return http;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }

    /** One of them. */
    private final class At implements HostAccess {
        private final URI url;

        At(URI url) {
            this.url = url;
        }

        @Override
        public <R> R ask(HostQuery<R> query, Duration within) throws InterruptedException {
            long millis = Math.max(1, within.toMillis());
            HttpRequest request = HttpRequest
                    .newBuilder(url.resolve(PATH + Operations.operation(query.getClass()).name()))
                    .timeout(Duration.ofMillis(millis)).setHeader("Content-Type", "application/json")
                    .setHeader(WITHIN, Long.toString(millis)).POST(BodyPublishers.ofByteArray(Json.bytes(query)))
                    .build();
            try {
                HttpResponse<byte[]> response = http().send(request,
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
                throw problem("agent.unreachable", e, url.getAuthority(),
                        e.getMessage() == null ? e.toString() : e.getMessage());
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
            // connections belong to all
        }
    }
}
