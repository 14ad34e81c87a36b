/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.fact.FactType;

/**
 * {@code trap.clocks}, version 1. Big-endian: number (i32), then for each clock user (u8 length, UTF-8), engine id (u8
 * length), starts (i32), seconds (i32), microseconds (i64).
 */
public final class SenderClocksType implements FactType<SenderClocks> {
    private static final int VERSION = 1;
    private static final int FIXED = 2 + 2 * Integer.BYTES + Long.BYTES;

    SenderClocksType() {
    }

    @Override
    public String name() {
        return "trap.clocks";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public byte[] encode(SenderClocks content) {
        var users = new ArrayList<byte[]>(content.clocks().size());
        int size = Integer.BYTES;
        for (SenderClock clock : content.clocks()) {
            byte[] user = Layout.text(clock.sender().user());
            users.add(user);
            size += FIXED + user.length + clock.sender().engine().length;
        }
        var out = ByteBuffer.allocate(size).putInt(users.size());
        for (int i = 0; i < users.size(); i++) {
            SenderClock clock = content.clocks().get(i);
            byte[] engine = clock.sender().engine();
            if (engine.length > Layout.MAX_SHORT) {
                throw new IllegalArgumentException("engine id of " + engine.length + " bytes");
            }
            out.put((byte) users.get(i).length).put(users.get(i)).put((byte) engine.length).put(engine)
                    .putInt(clock.boots()).putInt(clock.time()).putLong(clock.micros());
        }
        return out.array();
    }

    @Override
    public SenderClocks decode(int version, byte[] payload) {
        Layout.checkVersion(name(), version, VERSION);
        return Layout.read(name(), payload, SenderClocksType::read);
    }

    private static SenderClocks read(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / FIXED) {
            throw new IllegalArgumentException(count + " clocks");
        }
        List<SenderClock> clocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String user = Layout.text(in);
            byte[] engine = Layout.bytes(in, in.get() & 0xFF);
            int boots = in.getInt();
            int time = in.getInt();
            if (boots < 0 || time < 0) {
                throw new IllegalArgumentException("a negative clock");
            }
            clocks.add(new SenderClock(new Sender(user, engine), boots, time, in.getLong()));
        }
        return new SenderClocks(clocks);
    }
}
