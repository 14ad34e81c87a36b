/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import org.yagura.traffic.sim.Simulation;

/**
 * What the command line says.
 *
 * @param site file of a site model, or {@code demo}
 * @param target where to send
 * @param rate notifications a second, on average
 * @param seed of what happens
 * @param once every story once, without pauses, and then the end
 * @param storm storms often, the first at once
 * @param seconds how long; 0 means until it is ended
 * @param syslog port of the target where syslog messages are sent; 0: none are sent
 * @param base what is added to usual ports of simulated agents and servers; 0: none are simulated
 */
record Arguments(String site, InetSocketAddress target, double rate, long seed, boolean once, boolean storm,
        long seconds, int syslog, int base) {
    private static final int MAX_PORT = 65_535;
    private static final double MAX_RATE = 100_000;
    private static final int LEAST_BASE = 1_000;
    private static final int MOST_BASE = 60_000;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with the argument that is wrong as message
     */
    static Arguments parse(String... args) {
        String site = "demo";
        String to = null;
        double rate = 1;
        long seed = 1;
        boolean once = false;
        boolean storm = false;
        long seconds = 0;
        int syslog = 0;
        int base = Simulation.USUAL_BASE;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--once" -> once = true;
                case "--storm" -> storm = true;
                case "--site" -> site = value(args, ++i);
                case "--to" -> to = value(args, ++i);
                case "--port" -> to = "127.0.0.1:" + value(args, ++i);
                case "--rate" -> rate = Double.parseDouble(value(args, ++i));
                case "--seed" -> seed = Long.parseLong(value(args, ++i));
                case "--seconds" -> seconds = Long.parseLong(value(args, ++i));
                case "--syslog-port" -> syslog = port(value(args, ++i));
                case "--base" -> base = base(value(args, ++i));
                default -> throw new IllegalArgumentException(args[i]);
            }
        }
        if (to == null || rate <= 0 || rate > MAX_RATE || seconds < 0) {
            throw new IllegalArgumentException(
                    to == null ? "--to" : rate <= 0 || rate > MAX_RATE ? "--rate" : "--seconds");
        }
        return new Arguments(site, target(to), rate, seed, once, storm, seconds, syslog, base);
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) {
            throw new IllegalArgumentException(args[i - 1]);
        }
        return args[i];
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("--syslog-port " + text);
        }
        return port;
    }

    private static int base(String text) {
        int base = Integer.parseInt(text);
        if (base != 0 && (base < LEAST_BASE || base > MOST_BASE)) {
            throw new IllegalArgumentException("--base " + text);
        }
        return base;
    }

    private static InetSocketAddress target(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= MAX_PORT) {
                String host = text.substring(0, colon).replaceAll("^\\[|]$", "");
                return new InetSocketAddress(InetAddress.getByName(host), port);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(text, e);
        }
        throw new IllegalArgumentException(text);
    }
}
