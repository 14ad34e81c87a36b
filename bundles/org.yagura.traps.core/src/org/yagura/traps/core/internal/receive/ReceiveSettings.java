/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.yagura.traps.core.internal.decode.Addresses;

/**
 * How traps are received, from the agent's settings.
 *
 * @param ports {@code trap-port}: ports, with commas; 0 is any free port. Not given: 162 where that is allowed and free,
 *        else 10162
 * @param fixedPorts whether ports were given
 * @param addresses {@code trap-bind}: addresses, with commas; {@code *} (not given) is all, IPv4 and IPv6. That is safe:
 *        senders are taken only with a credential and from the networks that it names, and in a new site that is
 *        loopback alone
 * @param tcp {@code trap-tcp}: whether TCP is served, too; {@code true} when not given
 * @param bufferBytes {@code trap-buffer}: the socket's buffer to ask for, in bytes; 4 MiB when not given
 * @param queueBytes {@code trap-queue}: the most that waits between sockets and journal, in bytes; 64 MiB when not given
 * @param idleMillis {@code trap-tcp-idle}: after how many seconds a silent connection is closed; 600 when not given
 */
public record ReceiveSettings(List<Integer> ports, boolean fixedPorts, List<InetAddress> addresses, boolean tcp,
        int bufferBytes, long queueBytes, int idleMillis) {
    /** The port of SNMP notifications. */
    public static final int STANDARD_PORT = 162;
    /** The port that is taken where {@link #STANDARD_PORT} cannot be had. */
    public static final int OTHER_PORT = 10162;
    private static final int BUFFER = 4 << 20;
    private static final long QUEUE = 64L << 20;
    private static final int IDLE_SECONDS = 600;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when one is wrong; the message names it
     */
    public static ReceiveSettings of(Map<String, String> settings) {
        String port = settings.get("trap-port");
        List<Integer> ports = port == null
                ? List.of(STANDARD_PORT)
                : list(port).stream()
                        .map(p -> (int) number("trap-port", p, 0, MAX_PORT)).toList();
        var addresses = new ArrayList<InetAddress>();
        for (String text : list(settings.getOrDefault("trap-bind", "*"))) {
            addresses.add(address(text));
        }
        return new ReceiveSettings(ports, port != null, addresses,
                Boolean.parseBoolean(settings.getOrDefault("trap-tcp", "true")),
                (int) number("trap-buffer", settings.getOrDefault("trap-buffer", "" + BUFFER), 4096, 1 << 30),
                number("trap-queue", settings.getOrDefault("trap-queue", "" + QUEUE), 1 << 20, 1L << 33),
                1000 * (int) number("trap-tcp-idle", settings.getOrDefault("trap-tcp-idle", "" + IDLE_SECONDS), 1,
                        86_400));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static InetAddress address(String text) {
        try {
            return text.equals("*")
                    ? new InetSocketAddress(0).getAddress()
                    : InetAddress.getByAddress(Addresses.parse(text));
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw new IllegalArgumentException("trap-bind: not an IP address: " + text, e);
        }
    }

    private static long number(String name, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": not a number: " + text, e);
        }
        throw new IllegalArgumentException(name + ": " + text + " is not between " + least + " and " + most);
    }
}
