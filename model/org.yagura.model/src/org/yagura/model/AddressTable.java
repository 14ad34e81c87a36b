/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.HashMap;
import java.util.Map;

/**
 * A map from IP addresses. IPv4 is an open table over ints, so that looking up makes no garbage. Filled by one thread,
 * then read by many.
 */
final class AddressTable<T> {

    private static final int SMALLEST = 64;

    private int[] keys = new int[SMALLEST];
    private Object[] values = new Object[SMALLEST];
    private int size;
    private final Map<V6, T> wide = new HashMap<>();

    private record V6(long high, long low) {
    }

    void putIfAbsent(byte[] address, T value) {
        byte[] plain = Ips.plain(address);
        if (plain.length != Integer.BYTES) {
            wide.putIfAbsent(new V6(number(plain, 0), number(plain, Long.BYTES)), value);
            return;
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        int key = key(plain, 0);
        int slot = slot(key);
        if (values[slot] == null) {
            keys[slot] = key;
            values[slot] = value;
            size++;
        }
    }

    /** What the address leads to; null if nothing. */
    @SuppressWarnings("unchecked")
    T get(byte[] address) {
        if (address.length == Integer.BYTES) {
            return (T) values[slot(key(address, 0))];
        }
        if (address.length != 2 * Long.BYTES) {
            return null;
        }
        long high = number(address, 0);
        long low = number(address, Long.BYTES);
        if (high == 0 && low >>> Integer.SIZE == 0xffff) {
            return (T) values[slot((int) low)];
        }
        return wide.isEmpty() ? null : wide.get(new V6(high, low));
    }

    /** The slot of the key, or the free one where it would go. */
    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = (key * 0x9E3779B9) >>> 7 & mask;
        while (values[slot] != null && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int key(byte[] bytes, int from) {
        return bytes[from] << 24 | (bytes[from + 1] & 0xff) << 16 | (bytes[from + 2] & 0xff) << 8
                | bytes[from + 3] & 0xff;
    }

    private static long number(byte[] bytes, int from) {
        return (long) key(bytes, from) << Integer.SIZE | key(bytes, from + Integer.BYTES) & 0xffffffffL;
    }
}
