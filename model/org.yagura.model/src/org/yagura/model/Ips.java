/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses in their written form, without ever asking a name server. */
public final class Ips {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int MAPPED_PREFIX = 12;

    private Ips() {
    }

    /**
     * The bytes of an address: four for IPv4 (also when written as IPv4-mapped IPv6), sixteen for IPv6. Empty for what
     * is not an address, such as a host name or a short form of IPv4; null is no address.
     */
    public static Optional<byte[]> parse(String text) {
        if (text == null || text.isEmpty() || text.indexOf('%') >= 0 || text.startsWith("[")) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0 && !V4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(plain(InetAddress.ofLiteral(text).getAddress()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Host, name or address, and port as people and URLs write them: IPv6 in brackets. */
    public static String written(String host, int port) {
        return (host.indexOf(':') >= 0 ? '[' + host + ']' : host) + ':' + port;
    }

    /** IPv4-mapped IPv6 bytes as the four bytes that they mean; all others as they are. */
    static byte[] plain(byte[] address) {
        if (address.length != 16 || address[10] != -1 || address[11] != -1) {
            return address;
        }
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return address;
            }
        }
        return new byte[]{address[MAPPED_PREFIX], address[13], address[14], address[15]};
    }
}
