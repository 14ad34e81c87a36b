/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.codec;

import java.util.Arrays;
import java.util.Objects;

/**
 * Packed samples in a part of an array.
 *
 * @param bytes holds them; never changes in that part
 * @param from where they begin
 * @param length bytes that they take
 * @param count how many they are
 */
public record Packed(byte[] bytes, int from, int length, int count) {

    public Packed {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (count < 0 || count > 0 && count > Math.max(0L, length * (long) Byte.SIZE - 2L * Long.SIZE) / 2 + 1) {
            throw new IllegalArgumentException(count + " samples do not fit into " + length + " bytes");
        }
    }

    /** The bytes alone. */
    public byte[] copy() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** Reads them from the first on. */
    public ChunkReader reader() {
        return new ChunkReader(this);
    }
}
