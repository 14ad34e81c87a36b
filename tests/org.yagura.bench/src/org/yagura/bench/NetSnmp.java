/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.Ports;

/** net-snmp's receiver {@code snmptrapd}, writing what it gets into a log file, with a socket buffer of 4 MiB. */
final class NetSnmp implements AutoCloseable {
    private static final byte[] MARK = "UDP: [".getBytes(StandardCharsets.US_ASCII);

    private final ChildProcess process;
    private final Path log;
    private final int port;
    private long read;
    private long counted;

    private NetSnmp(ChildProcess process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static NetSnmp start(Path directory) throws IOException {
        Path home = Files.createDirectories(directory.resolve("snmptrapd"));
        Files.writeString(home.resolve("snmp.conf"), "serverRecvBuf 4194304\n");
        Files.writeString(home.resolve("snmptrapd.conf"), "disableAuthorization yes\n");
        Path log = home.resolve("traps.log");
        int port = Ports.free();
        var process = ChildProcess.start(home, "snmptrapd",
                Map.of("SNMPCONFPATH", home.toString(), "SNMP_PERSISTENT_DIR", home.toString(), "MIBS", ""),
                List.of("snmptrapd", "-f", "-n", "-On", "-Lf", log.toString(), "udp:127.0.0.1:" + port));
        Await.until("snmptrapd runs", () -> Files.exists(log) && Files.size(log) > 0 && process.alive());
        return new NetSnmp(process, log, port);
    }

    int port() {
        return port;
    }

    /** How many traps are in its log until now. */
    long logged() throws IOException {
        try (var file = new java.io.RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            file.seek(read);
            byte[] chunk = new byte[1 << 20];
            while (read < length) {
                int n = file.read(chunk, 0, (int) Math.min(chunk.length, length - read));
                int usable = read + n < length || n == length - read ? lastLine(chunk, n) : n;
                if (usable == 0) {
                    break;
                }
                counted += count(chunk, usable);
                read += usable;
                file.seek(read);
            }
        }
        return counted;
    }

    private static int lastLine(byte[] chunk, int n) {
        for (int i = n; i > 0; i--) {
            if (chunk[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    /** Lines that name a sender; each trap has one. */
    private static long count(byte[] chunk, int n) {
        long lines = 0;
        boolean seen = false;
        for (int i = 0; i < n; i++) {
            if (chunk[i] == '\n') {
                seen = false;
            } else if (!seen && chunk[i] == MARK[0] && matches(chunk, i, n)) {
                lines++;
                seen = true;
            }
        }
        return lines;
    }

    private static boolean matches(byte[] chunk, int at, int n) {
        if (at + MARK.length > n) {
            return false;
        }
        for (int i = 1; i < MARK.length; i++) {
            if (chunk[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** Waits until the log does not grow any more; gives how many traps it holds. */
    long settled() throws IOException {
        long[] last = {-1, System.nanoTime()};
        Await.until("snmptrapd has written all", Duration.ofSeconds(60), () -> {
            long now = logged();
            if (now != last[0]) {
                last[0] = now;
                last[1] = System.nanoTime();
            }
            return System.nanoTime() - last[1] > 1_000_000_000L;
        });
        return last[0];
    }

    @Override
    public void close() {
        process.close();
    }
}
