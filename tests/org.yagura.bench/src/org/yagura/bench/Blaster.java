/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.yagura.traffic.snmp.AuthAlgorithm;
import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Engine;
import org.yagura.traffic.snmp.Notification;
import org.yagura.traffic.snmp.PrivAlgorithm;
import org.yagura.traffic.snmp.User;
import org.yagura.traffic.snmp.Value;

/**
 * Sends traps of 300 bytes with six variable bindings at a steady rate; a process of its own. Each carries a number. The
 * messages are encoded before the first is sent. Prints how many were sent and in how many milliseconds.
 *
 * <p>Arguments: {@code PORT RATE COUNT v2c|v3 FIRST_NUMBER}.
 */
public final class Blaster {
    /** Size of a v2c message. */
    static final int SIZE = 300;
    /** The number's object, in every message. */
    static final String NUMBER = "1.3.6.1.4.1.32473.99.1.0";
    /** Numbers begin here, so that all take the same number of bytes. */
    static final int FIRST = 0x1000_0000;
    /** Who sends: some of the demo site's nodes. */
    private static final String[] SOURCES = {"127.1.0.11", "127.1.0.12", "127.1.0.21", "127.1.0.22", "127.1.0.31",
            "127.1.0.32", "127.1.1.11", "127.1.1.12"};
    private static final String COMMUNITY = "public";
    private static final long TICK_NANOS = 1_000_000;
    private static final int V3_SEVERAL = 50_000;

    private final List<DatagramChannel> channels = new ArrayList<>();
    private final int port;
    private long refused;

    private Blaster(int port) {
        this.port = port;
    }

    /** Runs. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        long rate = Long.parseLong(args[1]);
        int count = Integer.parseInt(args[2]);
        int first = args.length > 4 ? Integer.parseInt(args[4]) : 0;
        var blaster = new Blaster(port);
        blaster.open();
        long nanos = args[3].equals("v3") ? blaster.v3(rate, count, first) : blaster.v2c(rate, count, first);
        System.out.println("sent " + count + " in " + nanos / 1_000_000 + " refused " + blaster.refused);
    }

    private void open() throws IOException {
        for (String source : SOURCES) {
            DatagramChannel channel = DatagramChannel.open();
            channel.bind(new InetSocketAddress(source, 0));
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            channels.add(channel);
        }
    }

    /** A linkDown as a switch sends it, filled up to the size. */
    static Notification notification(int number, int fill) {
        int interfaceNumber = 1 + number % 48;
        String column = "1.3.6.1.2.1.2.2.1.";
        return new Notification("1.3.6.1.6.3.1.1.5.3", 123_456_789, List.of(
                new Binding(column + "1." + interfaceNumber, new Value.Int(interfaceNumber)),
                new Binding(column + "7." + interfaceNumber, new Value.Int(1)),
                new Binding(column + "8." + interfaceNumber, new Value.Int(2)),
                new Binding(column + "2." + interfaceNumber, new Value.Text("GigabitEthernet0/" + interfaceNumber)),
                new Binding("1.3.6.1.2.1.31.1.1.1.18." + interfaceNumber, new Value.Text("x".repeat(fill))),
                new Binding(NUMBER, Value.gauge(FIRST + number))));
    }

    private static byte[] message(int number) {
        int fill = 60;
        byte[] message = notification(number, fill).v2c(COMMUNITY, FIRST + number);
        while (message.length != SIZE) {
            fill += SIZE - message.length;
            message = notification(number, fill).v2c(COMMUNITY, FIRST + number);
        }
        return message;
    }

    /** The number is the last value of a message, four bytes at the end. */
    private long v2c(long rate, int count, int first) throws IOException {
        ByteBuffer[] templates = new ByteBuffer[48];
        for (int i = 0; i < templates.length; i++) {
            byte[] bytes = message(i);
            templates[i] = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        }
        return paced(rate, count, i -> {
            ByteBuffer template = templates[i % templates.length];
            template.putInt(template.capacity() - Integer.BYTES, FIRST + first + i).rewind();
            return template;
        });
    }

    private long v3(long rate, int count, int first) throws IOException {
        var user = new User("yagura-sha-aes", AuthAlgorithm.SHA, "demo-auth-sha1", PrivAlgorithm.AES128,
                "demo-priv-aes128");
        int boots = (int) (System.currentTimeMillis() / 60_000 % Integer.MAX_VALUE);
        long begin = System.nanoTime();
        var engine = new Engine(Engine.id("blaster"), boots, () -> (System.nanoTime() - begin) / 1_000_000_000);
        int several = Math.min(count, V3_SEVERAL);
        ByteBuffer[] messages = new ByteBuffer[several];
        for (int i = 0; i < several; i++) {
            byte[] bytes = engine.trap(notification(first + i, 60), user, FIRST + i);
            messages[i] = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        }
        return paced(rate, count, i -> messages[i % several].rewind());
    }

    private interface Messages {
        ByteBuffer message(int i);
    }

    private long paced(long rate, int count, Messages messages) throws IOException {
        long begin = System.nanoTime();
        int sent = 0;
        while (sent < count) {
            long now = System.nanoTime() - begin;
            long due = Math.min(count, now * rate / 1_000_000_000L + 1);
            while (sent < due) {
                try {
                    channels.get(sent % channels.size()).write(messages.message(sent));
                } catch (PortUnreachableException e) {
                    refused++;
                }
                sent++;
            }
            long next = (now / TICK_NANOS + 1) * TICK_NANOS;
            LockSupport.parkNanos(begin + next - System.nanoTime());
        }
        return System.nanoTime() - begin;
    }
}
