/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts what the kernel dropped because a socket's buffer was full, from the last column of /proc/net/udp and udp6.
 * The kernel's counter has 32 bits and begins at 0 with the socket. Where there is no such file nothing is counted.
 * Thread-safe.
 */
public final class KernelDrops {
    private static final int LOCAL = 1;
    private static final int DROPS = 12;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final int GROUP = 4;

    private final List<Path> files;
    private final Map<String, Long> last = new HashMap<>();

    public KernelDrops() {
        this(List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6")));
    }

    public KernelDrops(List<Path> files) {
        this.files = files;
    }

    /** Whether this system tells. */
    public boolean available() {
        return files.stream().anyMatch(Files::isReadable);
    }

    /** Counts from now on for a socket that was bound to that address just now. */
    public synchronized void watch(InetSocketAddress local) {
        last.put(key(local), 0L);
        last.put(mappedKey(local), 0L);
    }

    /** Forgets a socket. */
    public synchronized void forget(InetSocketAddress local) {
        last.remove(key(local));
        last.remove(mappedKey(local));
    }

    /** How many were dropped since the last call, over all sockets that are watched. */
    public synchronized long more() {
        if (last.isEmpty()) {
            return 0;
        }
        long more = 0;
        for (Path file : files) {
            try {
                for (String line : Files.readAllLines(file)) {
                    more += count(line);
                }
            } catch (IOException e) {
                continue;
            }
        }
        return more;
    }

    private long count(String line) {
        String[] columns = line.strip().split("\\s+");
        if (columns.length <= DROPS) {
            return 0;
        }
        Long before = last.get(columns[LOCAL]);
        if (before == null) {
            return 0;
        }
        try {
            long now = Long.parseLong(columns[DROPS]) & MASK;
            last.put(columns[LOCAL], now);
            return now - before & MASK;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** An address as the kernel writes it: words of 32 bits in the order of this machine's bytes. */
    public static String key(InetSocketAddress local) {
        return key(local.getAddress().getAddress(), local.getPort());
    }

    /** The same for a socket of IPv6 that is bound to an address of IPv4, as Java may make it. */
    private static String mappedKey(InetSocketAddress local) {
        byte[] address = local.getAddress().getAddress();
        if (address.length != GROUP || local.getAddress().isAnyLocalAddress()) {
            return key(local);
        }
        var mapped = new byte[4 * GROUP];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(address, 0, mapped, 3 * GROUP, GROUP);
        return key(mapped, local.getPort());
    }

    private static String key(byte[] address, int port) {
        var out = new StringBuilder();
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        for (int word = 0; word < address.length; word += GROUP) {
            for (int i = 0; i < GROUP; i++) {
                out.append("%02X".formatted(address[word + (little ? GROUP - 1 - i : i)]));
            }
        }
        return out.append(":%04X".formatted(port)).toString().toUpperCase(Locale.ROOT);
    }
}
