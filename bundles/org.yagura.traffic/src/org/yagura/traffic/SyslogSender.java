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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.yagura.traffic.story.Actor;
import org.yagura.traffic.story.Chatter;

/** Sends what nodes write into syslog over UDP (RFC 5424), from the nodes' own addresses where this machine has them. */
final class SyslogSender implements AutoCloseable {
    private final Chatter chatter;
    private final InetSocketAddress target;
    private final Clock clock;
    private final Map<Actor, DatagramSocket> sockets = new HashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private SyslogSender(Chatter chatter, InetSocketAddress target, Clock clock) {
        this.chatter = chatter;
        this.target = target;
        this.clock = clock;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    /** Begins to send. */
    static SyslogSender start(Chatter chatter, InetSocketAddress target, Clock clock) {
        var sender = new SyslogSender(chatter, target, clock);
        sender.thread.start();
        return sender;
    }

    long sent() {
        return sent.get();
    }

    /** Messages that could not be sent, as nobody listened. */
    long failed() {
        return failed.get();
    }

    private void run() {
        long begin = System.nanoTime();
        try {
            for (Optional<Chatter.Line> next = chatter.next(); next.isPresent(); next = chatter.next()) {
                long wait = next.get().at() - (System.nanoTime() - begin) / 1_000_000;
                if (end.await(Math.max(0, wait), TimeUnit.MILLISECONDS)) {
                    return;
                }
                send(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private void send(Chatter.Line line) throws IOException {
        DatagramSocket socket = sockets.get(line.actor());
        if (socket == null) {
            socket = socket(line.actor());
            sockets.put(line.actor(), socket);
        }
        byte[] message = message(line).getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(message, message.length, target));
            sent.incrementAndGet();
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private String message(Chatter.Line line) {
        int colon = line.text().indexOf(": ");
        String tag = line.text().substring(0, colon);
        int bracket = tag.indexOf('[');
        String app = bracket < 0 ? tag : tag.substring(0, bracket);
        String process = bracket < 0 ? "-" : tag.substring(bracket + 1, tag.length() - 1);
        return "<" + (line.facility() * 8 + line.severity()) + ">1 " + clock.instant().truncatedTo(ChronoUnit.MILLIS)
                + ' '
                + line.actor().name() + ' ' + app + ' ' + process + " - - " + line.text().substring(colon + 2);
    }

    private DatagramSocket socket(Actor actor) throws IOException {
        InetAddress address = InetAddress.getByName(actor.address());
        if (address.isLoopbackAddress() == target.getAddress().isLoopbackAddress()) {
            try {
                return new DatagramSocket(new InetSocketAddress(address, 0));
            } catch (IOException e) {
                // this machine does not have it: the message names its host
            }
        }
        return new DatagramSocket();
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        thread.join();
        sockets.values().forEach(DatagramSocket::close);
    }
}
