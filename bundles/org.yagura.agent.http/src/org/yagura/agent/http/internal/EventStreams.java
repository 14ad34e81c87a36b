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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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
 * that some were lost. Nobody waits for a client, and nobody learns of areas that they may not see. A session that is
 * over ends its streams at once, with the event {@code over}.
 */
public final class EventStreams implements AutoCloseable {
    private static final Set<String> ADMINISTERS = Set.of("audit", "accounts");
    /** What may change who somebody is: people and roles, accounts, and the end of sessions, which is audited. */
    private static final Set<String> ABOUT_PEOPLE = Set.of("site", "accounts", "audit");

    private final HttpSettings.Limits limits;
    private final Sessions sessions;
    private final ChangeFeed.Following following;
    private final String start = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Deque<Event> remembered = new ArrayDeque<>();
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("events").daemon().factory());
    private final AtomicBoolean checking = new AtomicBoolean();
    private long last;

    /**
     * A change with its number.
     *
     * @param number ascending since the start of the agent
     * @param change what changed
     */
    record Event(long number, Change change) {

        /** What of it one may learn; empty when nothing. */
        Optional<Event> of(Identity who) {
            Privilege needed = ADMINISTERS.contains(change.topic()) ? Privilege.ADMINISTER : Privilege.SEE;
            return who.may(needed)
                    ? change.within(who.scopes().get(needed)).map(told -> new Event(number, told))
                    : Optional.empty();
        }

        /** This one after the other of the same topic. */
        Event after(Event other) {
            var both = new HashMap<>(other.change().detail());
            both.putAll(change.detail());
            return new Event(number, new Change(change.topic(), both));
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
            event = new Event(++last, change);
            remembered.add(event);
            if (remembered.size() > limits.remembered()) {
                remembered.removeFirst();
            }
            streams.forEach(stream -> stream.offer(event));
        }
        if (ABOUT_PEOPLE.contains(change.topic()) && !timer.isShutdown() && !checking.getAndSet(true)) {
            timer.execute(this::check);
        }
    }

    /** Who follows may have other roles by now, or be nobody. */
    private void check() {
        checking.set(false);
        for (EventStream stream : streams) {
            sessions.who(stream.token()).ifPresentOrElse(stream::is, stream::over);
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
        var stream = new EventStream(this, response, callback, who, token);
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
        check();
        streams.forEach(EventStream::beat);
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
