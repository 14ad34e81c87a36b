/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.yagura.model.site.Site;
import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Notification;
import org.yagura.traffic.snmp.Value;
import org.yagura.traffic.story.Actor;
import org.yagura.traffic.story.Step;

/**
 * Sends notifications from the nodes' own addresses. Where this machine does not have a node's address, they go out
 * from any other, with the node's address in snmpTrapAddress as a relay would put it (RFC 3584).
 */
final class Sender implements AutoCloseable {
    private static final String TRAP_ADDRESS = "1.3.6.1.6.3.18.1.3.0";
    private static final int MILLIS_PER_TICK = 10;
    private static final int RESPONSE_MILLIS = 1_500;
    private static final int TRIES = 3;
    private static final int MAX_RESPONSE = 1_500;
    private static final long DAY = 8_640_000;

    private final InetSocketAddress target;
    private final Voices voices;
    private final Map<Actor, Mouth> mouths = new HashMap<>();
    private final Map<Actor, Long> upSince = new ConcurrentHashMap<>();
    private final AtomicInteger ids;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong mute = new AtomicLong();
    private final List<Thread> waiting = new ArrayList<>();

    /** Where and how a node sends. */
    private record Mouth(DatagramSocket socket, boolean own, Optional<Voice> voice) {
    }

    Sender(Site site, InetSocketAddress target, Instant started) {
        this.target = target;
        this.voices = new Voices(site, started);
        this.ids = new AtomicInteger((int) started.getEpochSecond() & 0x3fff_ffff);
    }

    boolean hasCredentials() {
        return voices.any();
    }

    /** The communities of version 2c in which a node of that address may be asked. */
    Set<String> communities(String address) {
        return voices.communities(address);
    }

    long sent() {
        return sent.get();
    }

    long answered() {
        return answered.get();
    }

    long failed() {
        return failed.get();
    }

    /** Notifications of nodes for which the site has no credential. */
    long mute() {
        return mute.get();
    }

    /** Sends a step's notification; one that cannot be sent is counted. */
    void send(Step step, boolean inform) throws IOException {
        Mouth mouth = mouth(step.actor());
        if (mouth.voice().isEmpty()) {
            mute.incrementAndGet();
            return;
        }
        Voice voice = mouth.voice().get();
        Notification notification = notification(step, mouth.own());
        int id = ids.incrementAndGet();
        try {
            if (inform && voice.informs()) {
                inform(step.actor(), voice.inform(notification, id), mouth.own());
            } else {
                byte[] message = voice.trap(notification, id);
                mouth.socket().send(new DatagramPacket(message, message.length, target));
            }
            sent.incrementAndGet();
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private Notification notification(Step step, boolean own) {
        long now = System.nanoTime() / 1_000_000 / MILLIS_PER_TICK;
        long since = step.restarted()
                ? now
                : upSince.getOrDefault(step.actor(), now - DAY * (1 + step.actor().number() * 7L % 97));
        upSince.put(step.actor(), since);
        List<Binding> bindings = step.bindings();
        if (!own && !step.actor().address().contains(":")) {
            bindings = new ArrayList<>(bindings);
            bindings.add(new Binding(TRAP_ADDRESS, new Value.Ip(step.actor().address())));
        }
        return new Notification(step.oid(), now - since, bindings);
    }

    private Mouth mouth(Actor actor) throws IOException {
        Mouth mouth = mouths.get(actor);
        if (mouth == null) {
            DatagramSocket socket = socket(actor);
            boolean own = socket != null;
            socket = own ? socket : new DatagramSocket();
            mouth = new Mouth(socket, own, voices.of(actor, own ? actor.address() : "127.0.0.1"));
            mouths.put(actor, mouth);
        }
        return mouth;
    }

    /** A socket at the node's own address; null when this machine does not have it. */
    private DatagramSocket socket(Actor actor) throws IOException {
        InetAddress address = InetAddress.getByName(actor.address());
        if (address.isLoopbackAddress() != target.getAddress().isLoopbackAddress()) {
            return null;
        }
        try {
            return new DatagramSocket(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            return null;
        }
    }

    private void inform(Actor actor, byte[] message, boolean own) throws IOException {
        DatagramSocket socket = own ? socket(actor) : new DatagramSocket();
        waiting.removeIf(t -> !t.isAlive());
        waiting.add(Thread.ofVirtual().start(() -> {
            try (socket) {
                socket.setSoTimeout(RESPONSE_MILLIS);
                for (int i = 0; i < TRIES; i++) {
                    socket.send(new DatagramPacket(message, message.length, target));
                    try {
                        socket.receive(new DatagramPacket(new byte[MAX_RESPONSE], MAX_RESPONSE));
                        answered.incrementAndGet();
                        return;
                    } catch (SocketTimeoutException e) {
                        // once more
                    }
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            }
        }));
    }

    /** Waits for the answers to informs. */
    void finish() throws InterruptedException {
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    @Override
    public void close() {
        mouths.values().forEach(m -> m.socket().close());
    }
}
