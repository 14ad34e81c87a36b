/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Notification;
import org.yagura.traffic.snmp.Value;
import org.yagura.traps.core.TrapRow;

/** Sends traps whose number the demo site's rule puts into the message, at a steady rate, on a thread of its own. */
final class Burst implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile(": (\\d+) mails wait");
    private static final String MAIL_QUEUE = "1.3.6.1.4.1.32473.6.";
    private static final int AT_ONCE = 10;

    private final Thread thread;
    private volatile boolean end;
    private volatile int sent;

    private Burst(int port, int perSecond) throws IOException {
        var socket = new DatagramSocket();
        InetAddress to = InetAddress.getByName("127.0.0.1");
        thread = Thread.ofPlatform().start(() -> {
            try (socket) {
                while (!end) {
                    for (int i = 0; i < AT_ONCE; i++) {
                        byte[] message = message(sent);
                        socket.send(new DatagramPacket(message, message.length, to, port));
                        sent++;
                    }
                    LockSupport.parkNanos(AT_ONCE * 1_000_000_000L / perSecond);
                }
            } catch (IOException e) {
                end = true;
            }
        });
    }

    /** Begins. */
    static Burst start(int port, int perSecond) throws IOException {
        return new Burst(port, perSecond);
    }

    private static byte[] message(int number) {
        return new Notification(MAIL_QUEUE + "0.1", 100,
                List.of(new Binding(MAIL_QUEUE + "1.1.0", Value.gauge(number)))).v2c("public", number);
    }

    /** How many were sent until now. */
    int sent() {
        return sent;
    }

    /** The number in a row's message; -1 when it is none of ours. */
    static int number(TrapRow row) {
        Matcher found = NUMBER.matcher(row.message());
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    @Override
    public void close() throws InterruptedException {
        end = true;
        thread.join();
    }
}
