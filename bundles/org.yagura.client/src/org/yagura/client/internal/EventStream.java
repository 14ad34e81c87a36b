/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.client.AgentConnection;
import org.yagura.client.Events;
import org.yagura.core.change.Change;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/** Reads an agent's server-sent events, on a virtual thread, and connects again after an interruption. */
public final class EventStream implements Events {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    /** Name of the event by which the agent says that it could not keep all changes for this follower. */
    private static final String LOST = "lost";
    /** Name of the event by which the agent says that the session is over. */
    private static final String OVER = "over";
    private static final Duration ANSWER = Duration.ofSeconds(15);
    /** The agent sends at least a comment every 15 seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final AgentConnection connection;
    private final Listener listener;
    private volatile boolean closed;
    private volatile boolean connected;
    private volatile InputStream open;
    private volatile long heard;
    private String lastId;
    private Thread reader;
    private Thread guard;

    /** A stream that is not read yet. */
    public EventStream(AgentConnection connection, Listener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /** Begins to read. */
    public EventStream start() {
        reader = Thread.ofVirtual().name("yagura-events").start(this::run);
        guard = Thread.ofVirtual().name("yagura-events-guard").start(this::guard);
        return this;
    }

    @Override
    public boolean connected() {
        return connected;
    }

    private void run() {
        long pause = FIRST_PAUSE;
        while (!closed) {
            Problem problem;
            try {
                long begin = System.nanoTime();
                read();
                problem = Problems.unreachable(connection.url(), new IOException("stream ended"), connection.language())
                        .problem();
                pause = System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(1) ? FIRST_PAUSE : pause;
            } catch (ProblemException e) {
                problem = e.problem();
            } catch (InterruptedException e) {
                return;
            }
            connected = false;
            if (closed) {
                return;
            }
            Problem said = problem;
            tell(() -> listener.interrupted(said));
            if (Problem.UNAUTHENTICATED.equals(problem.code()) || Problem.REFUSED.equals(problem.code())) {
                return;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private void read() throws InterruptedException {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "text/event-stream");
        if (lastId != null) {
            headers.put("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response = answer(headers);
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw Problems.answered(connection.url(), response.statusCode(), in.readNBytes(1 << 16),
                        connection.language());
            }
            heard = System.nanoTime();
            open = in;
            connected = true;
            tell(listener::opened);
            tell(listener::askAgain);
            events(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Problems.unreachable(connection.url(), e, connection.language());
        } finally {
            open = null;
        }
    }

    private HttpResponse<InputStream> answer(Map<String, String> headers) throws InterruptedException {
        var asked = connection.stream("api/v1/events", headers);
        try {
            return asked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Problems.unreachable(connection.url(), e.getCause(), connection.language());
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw Problems.unreachable(connection.url(), e, connection.language());
        }
    }

    private void events(BufferedReader lines) throws IOException {
        String name = "";
        var data = new StringBuilder();
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            heard = System.nanoTime();
            if (line.isEmpty()) {
                dispatch(name, data);
                name = "";
                data.setLength(0);
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(line.startsWith(": ", colon) ? colon + 2 : colon + 1);
            switch (field) {
                case "event" -> name = value;
                case "id" -> lastId = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                default -> {
                    // a comment or a field that is not known
                }
            }
        }
    }

    private void dispatch(String name, StringBuilder data) throws IOException {
        if (LOST.equals(name)) {
            tell(listener::askAgain);
            return;
        }
        if (OVER.equals(name)) {
            throw Problems.of(Problem.UNAUTHENTICATED, "over", connection.language(), null);
        }
        if (data.isEmpty()) {
            return;
        }
        if (JsonTree.read(data.toString().getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> map) {
            Change change = change(name, map);
            tell(() -> listener.changed(change));
        }
    }

    private static Change change(String name, Map<?, ?> map) {
        var detail = new HashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                detail.put(String.valueOf(key), value);
            }
        });
        return new Change(name, detail);
    }

    /** A listener that fails does not end the stream. */
    private void tell(Runnable call) {
        if (closed) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("a listener to the agent's events failed", e);
        }
    }

    /** A connection may die without a word; then the silence ends it. */
    private void guard() {
        while (!closed) {
            try {
                Thread.sleep(SILENCE.dividedBy(3));
            } catch (InterruptedException e) {
                return;
            }
            InputStream in = open;
            if (in != null && System.nanoTime() - heard > SILENCE.toNanos()) {
                close(in);
            }
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            LOG.debug("the event stream did not close well", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        connected = false;
        InputStream in = open;
        if (in != null) {
            close(in);
        }
        reader.interrupt();
        guard.interrupt();
    }
}
