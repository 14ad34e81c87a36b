/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.nio.ByteBuffer;

import org.yagura.core.fact.FactType;
import org.yagura.model.site.SnmpVersion;

/**
 * {@code trap.received}, version 1. Big-endian: flags (u8: bits 0-1 version, 2 TCP, 3 inform, 4-5 level, 6 IPv6, 7 TLS),
 * microseconds (i64), peer (4 or 16), port (u16), credential (u8 length, UTF-8), context engine id (u8 length), context
 * name (u8 length, UTF-8), PDU (i32 length).
 */
public final class TrapReceivedType implements FactType<TrapReceived> {
    private static final int VERSION = 1;
    private static final int TCP = 4;
    private static final int TLS = 128;
    private static final int FIXED = 1 + 8 + 2 + 3 + 4;

    TrapReceivedType() {
    }

    private static Transport transport(int flags) {
        return (flags & TLS) != 0 ? Transport.TLS : (flags & TCP) != 0 ? Transport.TCP : Transport.UDP;
    }

    @Override
    public String name() {
        return "trap.received";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public byte[] encode(TrapReceived c) {
        byte[] credential = Layout.text(c.credential());
        byte[] context = Layout.text(c.contextName());
        byte[] engine = c.contextEngineId();
        if (engine.length > Layout.MAX_SHORT) {
            throw new IllegalArgumentException("context engine id of " + engine.length + " bytes");
        }
        var out = ByteBuffer.allocate(
                FIXED + c.peer().length + credential.length + context.length + engine.length + c.pdu().length);
        int flags = c.version().getValue() & 3 | (c.transport() == Transport.TCP ? TCP : 0) | (c.inform() ? 8 : 0)
                | c.level().ordinal() << 4 | (c.peer().length == Layout.IPV6 ? 64 : 0)
                | (c.transport() == Transport.TLS ? TLS : 0);
        out.put((byte) flags).putLong(c.micros()).put(c.peer()).putShort((short) c.port());
        out.put((byte) credential.length).put(credential).put((byte) engine.length).put(engine);
        out.put((byte) context.length).put(context).putInt(c.pdu().length).put(c.pdu());
        return out.array();
    }

    @Override
    public TrapReceived decode(int version, byte[] payload) {
        Layout.checkVersion(name(), version, VERSION);
        return Layout.read(name(), payload, in -> {
            int flags = in.get() & 0xFF;
            SnmpVersion snmp = SnmpVersion.get(flags & 3);
            int level = flags >> 4 & 3;
            if (snmp == null || level >= Layout.LEVELS.length || (flags & (TCP | TLS)) == (TCP | TLS)) {
                throw new IllegalArgumentException("flags " + flags);
            }
            long micros = in.getLong();
            byte[] peer = Layout.bytes(in, (flags & 64) == 0 ? Layout.IPV4 : Layout.IPV6);
            int port = in.getShort() & 0xFFFF;
            String credential = Layout.text(in);
            byte[] engine = Layout.bytes(in, in.get() & 0xFF);
            String context = Layout.text(in);
            byte[] pdu = Layout.bytes(in, in.getInt());
            return new TrapReceived(micros, peer, port, transport(flags), snmp, credential,
                    Layout.LEVELS[level], engine, context, (flags & 8) != 0, pdu);
        });
    }
}
