/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.snmp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** An SNMPv3 engine that sends traps, and so is the authoritative one for them. Thread-safe. */
public final class Engine {
    private static final int TEXT_FORMAT = 4;
    private static final int OWN_NUMBER = 32473;
    private static final int MAX_SIZE = 65_507;
    private static final int USM = 3;

    private final byte[] id;
    private final int boots;
    private final LongSupplier seconds;
    private final AtomicLong salts;
    private final Map<User, Keys> keys = new ConcurrentHashMap<>();

    private record Keys(byte[] auth, byte[] priv) {
    }

    /**
     * An engine.
     *
     * @param id five to 32 bytes
     * @param boots how often it has been started
     * @param seconds since its last start
     */
    public Engine(byte[] id, int boots, LongSupplier seconds) {
        this.id = id.clone();
        this.boots = boots;
        this.seconds = seconds;
        this.salts = new AtomicLong(((long) boots << 32) + java.util.Arrays.hashCode(id));
    }

    /** An engine id of the text format, made of a name of at most 27 characters. */
    public static byte[] id(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(5 + text.length).putInt(0x8000_0000 | OWN_NUMBER).put((byte) TEXT_FORMAT).put(text)
                .array();
    }

    /** A trap as a message of a user. */
    public byte[] trap(Notification trap, User user, int messageId) {
        Keys k = keys.computeIfAbsent(user, u -> new Keys(u.authKey(id), u.privKey(id)));
        int time = (int) seconds.getAsLong();
        var scoped = new BerOut();
        trap.trap(scoped, messageId);
        scoped.octets(BerOut.OCTETS, new byte[0]);
        scoped.octets(BerOut.OCTETS, id);
        scoped.close(BerOut.SEQUENCE, 0);
        byte[] salt = new byte[0];
        var out = new BerOut();
        if (user.priv() == null) {
            out.raw(scoped.bytes());
        } else {
            salt = user.priv().salt(boots, salts.incrementAndGet());
            out.octets(BerOut.OCTETS, user.priv().encrypted(k.priv(), salt, boots, time, scoped.bytes()));
        }
        int codeFromEnd = parameters(out, user, salt, time);
        header(out, user, messageId);
        out.number(BerOut.INTEGER, 3);
        out.close(BerOut.SEQUENCE, 0);
        byte[] message = out.bytes();
        if (user.auth() != null) {
            byte[] code = user.auth().code(k.auth(), message);
            System.arraycopy(code, 0, message, message.length - codeFromEnd, code.length);
        }
        return message;
    }

    /** Writes the security parameters; gives how far from the end the authentication code begins. */
    private int parameters(BerOut out, User user, byte[] salt, int time) {
        int octets = out.size();
        out.octets(BerOut.OCTETS, salt);
        int mark = out.size();
        out.raw(new byte[user.auth() == null ? 0 : user.auth().length()]);
        int codeFromEnd = out.size();
        out.close(BerOut.OCTETS, mark);
        out.octets(BerOut.OCTETS, user.name().getBytes(StandardCharsets.UTF_8));
        out.number(BerOut.INTEGER, time);
        out.number(BerOut.INTEGER, boots);
        out.octets(BerOut.OCTETS, id);
        out.close(BerOut.SEQUENCE, octets);
        out.close(BerOut.OCTETS, octets);
        return codeFromEnd;
    }

    private static void header(BerOut out, User user, int messageId) {
        int mark = out.size();
        out.number(BerOut.INTEGER, USM);
        int flags = (user.auth() == null ? 0 : 1) | (user.priv() == null ? 0 : 2);
        out.octets(BerOut.OCTETS, new byte[]{(byte) flags});
        out.number(BerOut.INTEGER, MAX_SIZE);
        out.number(BerOut.INTEGER, messageId);
        out.close(BerOut.SEQUENCE, mark);
    }
}
