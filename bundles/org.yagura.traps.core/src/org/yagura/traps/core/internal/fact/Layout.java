/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

/** What the binary layouts of the facts share. Every length is checked against what is there. */
final class Layout {
    static final int IPV4 = 4;
    static final int IPV6 = 16;
    static final int MAX_SHORT = 255;
    static final SecurityLevel[] LEVELS = SecurityLevel.values();
    private static final long MICROS = 1_000_000;
    private static final int MAX_PORT = 0xFFFF;

    private Layout() {
    }

    static void checkPeer(byte[] peer, int port) {
        if (peer.length != IPV4 && peer.length != IPV6) {
            throw new IllegalArgumentException("address of " + peer.length + " bytes");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    static void checkVersion(String name, int found, int known) {
        if (found < 1 || found > known) {
            throw new IllegalArgumentException(name + " version " + found + " where 1 to " + known + " are known");
        }
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    /** UTF-8 of a text, cut to 255 bytes at a character's border. */
    static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        if (length > MAX_SHORT) {
            length = MAX_SHORT;
            while ((bytes[length] & 0xC0) == 0x80) {
                length--;
            }
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }

    static String text(ByteBuffer in) {
        return new String(bytes(in, in.get() & 0xFF), StandardCharsets.UTF_8);
    }

    static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("length " + length + " where " + in.remaining() + " bytes are left");
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Reads a payload to its end. */
    static <T> T read(String name, byte[] payload, Function<ByteBuffer, T> reading) {
        try {
            var in = ByteBuffer.wrap(payload);
            T content = reading.apply(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(in.remaining() + " bytes too many");
            }
            return content;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(name + ": the payload of " + payload.length + " bytes ends early", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
