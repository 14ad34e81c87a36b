/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.nio.ByteBuffer;

import org.yagura.core.fact.FactType;

/** {@code trap.intake}, version 1. Six big-endian i64, in the order of the record. */
public final class TrapIntakeType implements FactType<TrapIntake> {
    private static final int VERSION = 1;
    private static final int SIZE = 6 * Long.BYTES;

    TrapIntakeType() {
    }

    @Override
    public String name() {
        return "trap.intake";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public byte[] encode(TrapIntake c) {
        return ByteBuffer.allocate(SIZE).putLong(c.droppedByKernel()).putLong(c.droppedByQueue()).putLong(c.received())
                .putLong(c.undecodable()).putLong(c.unauthenticated()).putLong(c.answered()).array();
    }

    @Override
    public TrapIntake decode(int version, byte[] payload) {
        Layout.checkVersion(name(), version, VERSION);
        return Layout.read(name(), payload, in -> new TrapIntake(in.getLong(), in.getLong(), in.getLong(), in.getLong(),
                in.getLong(), in.getLong()));
    }
}
