/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.nio.ByteBuffer;

import org.yagura.core.fact.FactType;

/**
 * {@code trap.undecodable}, version 1. Big-endian: flags (u8: bit 0 TCP, 1 IPv6, 2 TLS), microseconds (i64), peer (4 or 16),
 * port (u16), reason (u8 length, UTF-8), whole length (i32), message (i32 length).
 */
public final class TrapUndecodableType implements FactType<TrapUndecodable> {
    private static final int VERSION = 1;
    private static final int TLS = 4;
    private static final int FIXED = 1 + 8 + 2 + 1 + 4 + 4;

    TrapUndecodableType() {
    }

    private static Transport transport(int flags) {
        return (flags & TLS) != 0 ? Transport.TLS : (flags & 1) != 0 ? Transport.TCP : Transport.UDP;
    }

    @Override
    public String name() {
        return "trap.undecodable";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public byte[] encode(TrapUndecodable c) {
        byte[] reason = Layout.text(c.reason());
        var out = ByteBuffer.allocate(FIXED + c.peer().length + reason.length + c.message().length);
        out.put((byte) ((c.transport() == Transport.UDP ? 0 : c.transport() == Transport.TCP ? 1 : TLS)
                | (c.peer().length == Layout.IPV6 ? 2 : 0)));
        out.putLong(c.micros()).put(c.peer()).putShort((short) c.port());
        out.put((byte) reason.length).put(reason).putInt(c.length()).putInt(c.message().length).put(c.message());
        return out.array();
    }

    @Override
    public TrapUndecodable decode(int version, byte[] payload) {
        Layout.checkVersion(name(), version, VERSION);
        return Layout.read(name(), payload, in -> {
            int flags = in.get();
            if ((flags & ~(3 | TLS)) != 0 || (flags & (1 | TLS)) == (1 | TLS)) {
                throw new IllegalArgumentException("flags " + flags);
            }
            long micros = in.getLong();
            byte[] peer = Layout.bytes(in, (flags & 2) == 0 ? Layout.IPV4 : Layout.IPV6);
            int port = in.getShort() & 0xFFFF;
            String reason = Layout.text(in);
            int length = in.getInt();
            byte[] message = Layout.bytes(in, in.getInt());
            return new TrapUndecodable(micros, peer, port, transport(flags), message, length, reason);
        });
    }
}
