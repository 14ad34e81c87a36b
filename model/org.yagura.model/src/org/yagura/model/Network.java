/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * An IP network such as 10.1.0.0/16 or fd00::/8. Immutable; equal by its address bits and length.
 */
public final class Network {

    private final byte[] address;
    private final int length;
    private final String text;

    private Network(byte[] address, int length, String text) {
        this.address = address;
        this.length = length;
        this.text = text;
    }

    /**
     * Reads a network: an address, or an address, a slash and the prefix length. Empty for anything else, and for an
     * address with bits set beyond the prefix, which is mostly a slip of the pen.
     */
    public static Optional<Network> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        Optional<byte[]> address = Ips.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = address.get();
        int length = bytes.length * Byte.SIZE;
        if (slash >= 0) {
            String digits = text.substring(slash + 1);
            if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(digits) > length) {
                return Optional.empty();
            }
            length = Integer.parseInt(digits);
        }
        Network network = new Network(bytes, length, text);
        return network.clean() ? Optional.of(network) : Optional.empty();
    }

    private boolean clean() {
        for (int bit = length; bit < address.length * Byte.SIZE; bit++) {
            if ((address[bit >> 3] & 0x80 >> (bit & 7)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the address, four or sixteen bytes, lies in the network. IPv4-mapped IPv6 counts as IPv4. */
    public boolean contains(byte[] candidate) {
        byte[] other = Ips.plain(candidate);
        if (other.length != address.length) {
            return false;
        }
        int whole = length >> 3;
        for (int i = 0; i < whole; i++) {
            if (other[i] != address[i]) {
                return false;
            }
        }
        int rest = length & 7;
        return rest == 0 || ((other[whole] ^ address[whole]) & 0xff << 8 - rest & 0xff) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && network.length == length && Arrays.equals(network.address, address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + length;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
