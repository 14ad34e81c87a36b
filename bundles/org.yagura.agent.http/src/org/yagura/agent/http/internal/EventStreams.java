/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.yagura.agent.core.Identity;
import org.yagura.agent.core.Sessions;
import org.yagura.agent.http.HttpSettings;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.operation.Privilege;

/**
 * The streams of changes to clients, as server-sent events. Every client has a bounded place for what it has not taken
 * yet: changes of one topic become one. Who comes back with the id of the last event gets what came since, or is told
 * that some were lost. Nobody waits for a client.
 */
public final class EventStreams implements AutoCloseable {
    private static final Set<String> ADMINISTERS = Set.of("audit", "accounts");

    private final HttpSettings.Limits limits;
    private final Sessions sessions;
    private final ChangeFeed.Following following;
    private final String start = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Deque<Event> remembered = new ArrayDeque<>();
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("events").daemon().factory());
    private long last;

    /**
     * A change with its number.
     *
     * @param number ascending since the start of the agent
     * @param topic what changed
     * @param detail values that help a view
     */
    record Event(long number, String topic, Map<String, Object> detail) {

        /** This one after the other of the same topic. */
        Event after(Event other) {
            var both = new HashMap<>(other.detail());
            both.putAll(detail);
            return new Event(number, topic, both);
        }
    }

    /** Streams of that feed's changes. */
    public EventStreams(ChangeFeed changes, Sessions sessions, HttpSettings.Limits limits) {
        this.limits = limits;
        this.sessions = sessions;
        this.following = changes.follow(this::publish);
        long beat = limits.heartbeat().toMillis();
        timer.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
        long check = Math.max(1, limits.slowClient().toMillis() / 4);
        timer.scheduleWithFixedDelay(() -> streams.forEach(EventStream::dropWhenSlow), check, check,
                TimeUnit.MILLISECONDS);
    }

    private void publish(Change change) {
        Event event;
        synchronized (remembered) {
            event = new Event(++last, change.topic(), change.detail());
            remembered.add(event);
            if (remembered.size() > limits.remembered()) {
                remembered.removeFirst();
            }
            streams.forEach(stream -> stream.offer(event));
        }
    }

    /** Whether one more stream of that session is possible. */
    boolean hasRoom(String session) {
        return streams.size() < limits.streams()
                && streams.stream().filter(s -> s.session().equals(session)).count() < limits.streamsOfOne();
    }

    /** Begins a stream as the answer to a request; ends with the connection, the session or the agent. */
    void open(Response response, Callback callback, Identity who, String token, String lastId) {
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
        response.getHeaders().put("X-Accel-Buffering", "no");
        var stream = new EventStream(this, response, callback, who.session(), token,
                topic -> mayFollow(who, topic));
        synchronized (remembered) {
            stream.begin(id(last));
            List<Event> missed = missed(lastId);
            if (missed == null) {
                stream.lost();
            } else {
                missed.forEach(stream::offer);
            }
            streams.add(stream);
        }
        stream.flush();
    }

    private static boolean mayFollow(Identity who, String topic) {
        return who.may(ADMINISTERS.contains(topic) ? Privilege.ADMINISTER : Privilege.SEE);
    }

    /** What came after an id; null when that is not known any more. */
    private List<Event> missed(String lastId) {
        if (lastId == null || lastId.isBlank()) {
            return List.of();
        }
        int dash = lastId.indexOf('-');
        if (dash < 0 || !lastId.substring(0, dash).equals(start)) {
            return null;
        }
        try {
            long number = Long.parseLong(lastId.substring(dash + 1));
            long oldest = remembered.isEmpty() ? last + 1 : remembered.getFirst().number();
            if (number + 1 < oldest || number > last) {
                return null;
            }
            var missed = new ArrayList<Event>();
            remembered.stream().filter(e -> e.number() > number).forEach(missed::add);
            return missed;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    String id(long number) {
        return start + "-" + number;
    }

    HttpSettings.Limits limits() {
        return limits;
    }

    void later(Runnable task, Duration delay) {
        if (!timer.isShutdown()) {
            timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void ended(EventStream stream) {
        streams.remove(stream);
    }

    private void beat() {
        for (EventStream stream : streams) {
            if (sessions.who(stream.token()).isEmpty()) {
                stream.end();
            } else {
                stream.beat();
            }
        }
    }

    /** How many streams are open. */
    public int size() {
        return streams.size();
    }

    /** Ends all streams. */
    @Override
    public void close() {
        following.close();
        timer.shutdownNow();
        streams.forEach(EventStream::end);
    }
}
