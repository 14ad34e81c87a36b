/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.yagura.model.Ips;
import org.yagura.model.Network;

/** The addresses of networks that a person names. */
final class Targets {
    /** Addresses of one run at most. */
    static final int MOST = 4_096;
    private static final int IPV4_BITS = 32;

    private Targets() {
    }

    /**
     * The addresses of an address or IPv4 network, without the network's own and its broadcast address; empty when the text
     * is neither, or names more than {@link #MOST}.
     */
    static Optional<Set<String>> of(String text) {
        Optional<Network> network = Network.parse(text.strip());
        if (network.isEmpty()) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.of(Set.of(text.strip()));
        }
        byte[] first = Ips.parse(text.strip().substring(0, slash)).orElseThrow();
        int bits = IPV4_BITS - Integer.parseInt(text.strip().substring(slash + 1));
        if (first.length * Byte.SIZE != IPV4_BITS || bits > 12) {
            return Optional.empty();
        }
        int count = 1 << bits;
        boolean edges = bits > 1;
        var all = new LinkedHashSet<String>();
        for (int i = edges ? 1 : 0; i < (edges ? count - 1 : count); i++) {
            all.add(text(first, i));
        }
        return Optional.of(all);
    }

    /** All of them together; empty when they are more than {@link #MOST}. */
    static Optional<List<String>> together(List<Set<String>> parts) {
        var all = new LinkedHashSet<String>();
        for (Set<String> part : parts) {
            all.addAll(part);
            if (all.size() > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(all));
    }

    private static String text(byte[] first, int offset) {
        int value = 0;
        for (byte b : first) {
            value = value << Byte.SIZE | b & 0xFF;
        }
        value += offset;
        try {
            return InetAddress.getByAddress(
                    new byte[]{(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value})
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of four bytes", e);
        }
    }
}
