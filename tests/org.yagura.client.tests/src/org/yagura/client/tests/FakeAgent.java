/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** An HTTPS server that answers as a test says. */
final class FakeAgent implements AutoCloseable {
    static final String TOKEN = "token-of-the-test";

    /** An answer. */
    record Answer(int status, String body) {
    }

    /** A request that came. */
    record Asked(String path, String body, Map<String, List<String>> headers) {

        String header(String name) {
            return headers.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> e.getValue().getFirst()).findFirst().orElse(null);
        }
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<OutputStream> streams = new CopyOnWriteArrayList<>();
    private final List<CountDownLatch> ends = new CopyOnWriteArrayList<>();
    private final Certificates certificates;

    FakeAgent() throws Exception {
        this("127.0.0.1");
    }

    /** An agent whose certificate is for that address. */
    FakeAgent(String certified) throws Exception {
        certificates = Certificates.make(certified);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.server()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    Certificates certificates() {
        return certificates;
    }

    FakeAgent answer(String path, int status, String body) {
        return answer(path, a -> new Answer(status, body));
    }

    FakeAgent answer(String path, Function<Asked, Answer> how) {
        answers.put(path, how);
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        var request = new Asked(path, body, Map.copyOf(exchange.getRequestHeaders()));
        asked.add(request);
        if (path.equals("/api/v1/events") && !answers.containsKey(path)) {
            stream(exchange);
            return;
        }
        Answer answer = answers.getOrDefault(path, a -> new Answer(404, "")).apply(request);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        var end = new CountDownLatch(1);
        streams.add(exchange.getResponseBody());
        ends.add(end);
        try (exchange) {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends text to all who follow. */
    void send(String text) throws IOException {
        for (OutputStream stream : streams) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }
    }

    int followers() {
        return streams.size();
    }

    /** Ends the streams of all who follow. */
    void interrupt() {
        streams.clear();
        ends.forEach(CountDownLatch::countDown);
        ends.clear();
    }

    /** A data directory as of an agent of that process. */
    void describe(Path data, long pid) throws Exception {
        Files.createDirectories(data.resolve("run"));
        Files.createDirectories(data.resolve("tls"));
        Files.write(data.resolve("tls/ca.pem"), certificates.pem());
        Files.writeString(data.resolve("run/endpoint.json"),
                "{\"url\":\"" + url() + "\",\"trapPort\":10162,\"pid\":" + pid + ",\"caFile\":\"tls/ca.pem\"}");
        Files.deleteIfExists(data.resolve("run/token"));
        Files.createFile(data.resolve("run/token"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(data.resolve("run/token"), TOKEN + "\n");
    }

    @Override
    public void close() {
        interrupt();
        server.stop(0);
        threads.shutdownNow();
    }
}
