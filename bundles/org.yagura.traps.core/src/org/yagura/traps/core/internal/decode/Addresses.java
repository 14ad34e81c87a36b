/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** IP addresses as bytes and as text; names are never looked up. */
public final class Addresses {
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int MAPPED = 12;

    private Addresses() {
    }

    /** An address of 4 or 16 bytes as text: IPv4 in dots, IPv6 after RFC 5952. */
    public static String text(byte[] address) {
        if (address.length == IPV4) {
            return (address[0] & 0xFF) + "." + (address[1] & 0xFF) + "." + (address[2] & 0xFF) + "."
                    + (address[3] & 0xFF);
        }
        if (address.length != IPV6) {
            throw new IllegalArgumentException("address of " + address.length + " bytes");
        }
        return ipv6(address);
    }

    private static String ipv6(byte[] address) {
        var groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (address[2 * i] & 0xFF) << 8 | address[2 * i + 1] & 0xFF;
        }
        int best = -1;
        int longest = 1;
        for (int i = 0; i < groups.length; i++) {
            int run = i;
            while (run < groups.length && groups[run] == 0) {
                run++;
            }
            if (run - i > longest) {
                best = i;
                longest = run - i;
            }
            i = Math.max(i, run - 1);
        }
        var out = new StringBuilder(39);
        for (int i = 0; i < groups.length; i++) {
            if (i == best) {
                out.append("::");
                i += longest - 1;
                continue;
            }
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(groups[i]));
        }
        return out.toString();
    }

    /**
     * The bytes of an address written as text.
     *
     * @throws IllegalArgumentException when it is none; names are none
     */
    public static byte[] parse(String text) {
        try {
            boolean literal = !text.isEmpty()
                    && text.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0);
            if (!literal || text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != 3) {
                throw new IllegalArgumentException("not an IP address: " + text);
            }
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an IP address: " + text, e);
        }
    }

    /** An IPv4 address written into an IPv6 one (::ffff:a.b.c.d) as IPv4; others as they are. */
    public static byte[] plain(byte[] address) {
        if (address.length != IPV6) {
            return address;
        }
        for (int i = 0; i < MAPPED; i++) {
            if (address[i] != (i < MAPPED - 2 ? 0 : -1)) {
                return address;
            }
        }
        return Arrays.copyOfRange(address, MAPPED, IPV6);
    }

    /** Whether it is the unspecified address. */
    static boolean unspecified(byte[] address) {
        for (byte b : address) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a loopback address. */
    static boolean loopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
