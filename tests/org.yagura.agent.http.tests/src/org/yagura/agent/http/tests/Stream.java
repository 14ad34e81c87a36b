/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.yagura.testsupport.Await;

/** A client that follows the agent's changes. */
final class Stream implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final int status;
    private final HttpResponse<InputStream> response;
    private volatile boolean ended;

    Stream(LiveAgent live, String token, String lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = live.request("/api/v1/events").header("Authorization", "Bearer " + token).GET();
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        response = live.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        status = response.statusCode();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("ended " + e.getMessage());
        } finally {
            ended = true;
        }
    }

    Stream awaitLine(String begin) {
        Await.until("a line " + begin + " in " + lines, () -> lines.stream().anyMatch(l -> l.startsWith(begin)));
        return this;
    }

    void awaitEnd() {
        Await.until("the end of the stream", () -> ended);
    }

    String lastId() {
        return lines.stream().filter(l -> l.startsWith("id: ")).reduce((a, b) -> b).orElseThrow().substring(4);
    }

    long count(String begin) {
        return lines.stream().filter(l -> l.startsWith(begin)).count();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
