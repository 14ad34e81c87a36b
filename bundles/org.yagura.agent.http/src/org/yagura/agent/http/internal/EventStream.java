/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.Identity;
import org.yagura.core.json.Json;

/** One client's stream. At most one message is on its way; what comes meanwhile waits, one change a topic. */
final class EventStream implements Callback {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MAX_TOPICS = 64;

    private final EventStreams streams;
    private final Response response;
    private final Callback done;
    private final String token;
    private final Map<String, EventStreams.Event> waiting = new LinkedHashMap<>();
    private final StringBuilder first = new StringBuilder();
    private volatile Identity who;
    private boolean writing;
    private boolean pausing;
    private boolean ending;
    private String farewell = "";
    private boolean ended;
    private long writingSince;

    EventStream(EventStreams streams, Response response, Callback done, Identity who, String token) {
        this.streams = streams;
        this.response = response;
        this.done = done;
        this.who = who;
        this.token = token;
    }

    String session() {
        return who.session();
    }

    /** From now on the follower is this one. */
    void is(Identity now) {
        who = now;
    }

    String token() {
        return token;
    }

    synchronized void begin(String id) {
        first.append("retry: 2000\nid: ").append(id).append("\n\n");
    }

    synchronized void lost() {
        first.append("event: lost\ndata: {}\n\n");
    }

    /** A change; never blocks. */
    void offer(EventStreams.Event event) {
        event.of(who).ifPresent(this::add);
    }

    private void add(EventStreams.Event event) {
        synchronized (this) {
            String topic = event.change().topic();
            EventStreams.Event had = waiting.remove(topic);
            waiting.put(topic, had == null ? event : event.after(had));
            if (waiting.size() > MAX_TOPICS) {
                waiting.clear();
                lost();
            }
        }
        flush();
    }

    synchronized void beat() {
        if (!writing && !ended && first.isEmpty() && waiting.isEmpty()) {
            write(": \n\n");
        }
    }

    synchronized void flush() {
        if (writing || pausing || ended || first.isEmpty() && waiting.isEmpty()) {
            return;
        }
        var text = new StringBuilder(first);
        first.setLength(0);
        for (EventStreams.Event event : waiting.values()) {
            text.append("id: ").append(streams.id(event.number())).append("\nevent: ")
                    .append(event.change().topic().replaceAll("\\s", "")).append("\ndata: ")
                    .append(Json.text(event.change().detail()))
                    .append("\n\n");
        }
        waiting.clear();
        write(text.toString());
    }

    private void write(String text) {
        writing = true;
        writingSince = System.nanoTime();
        response.write(false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), this);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void succeeded() {
        synchronized (this) {
            writing = false;
            if (ending) {
                finish();
                return;
            }
            pausing = true;
        }
        streams.later(this::resume, streams.limits().flush());
    }

    private void resume() {
        synchronized (this) {
            pausing = false;
        }
        flush();
    }

    @Override
    public void failed(Throwable why) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        streams.ended(this);
        LOG.debug("a stream of changes is over: {}", why.toString());
        done.failed(why);
    }

    void dropWhenSlow() {
        boolean slow;
        synchronized (this) {
            slow = writing && System.nanoTime() - writingSince > streams.limits().slowClient().toNanos();
        }
        if (slow) {
            LOG.info("a client that does not take its changes is dropped");
            failed(new TimeoutException("the client takes nothing"));
        }
    }

    /** Ends the stream in an orderly way, after what is on its way. */
    synchronized void end() {
        ending = true;
        if (!writing && !ended) {
            finish();
        }
    }

    /** Ends it because the session is over, and says so. */
    synchronized void over() {
        farewell = "event: over\ndata: {}\n\n";
        end();
    }

    private void finish() {
        ended = true;
        streams.ended(this);
        response.write(true, ByteBuffer.wrap(farewell.getBytes(StandardCharsets.UTF_8)), done);
    }
}
