/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real snmpd of net-snmp on a loopback address, with a configuration of its own. */
public final class SnmpDaemon extends Daemon {
    /** Where Debian installs it. */
    public static final String PROGRAM = "/usr/sbin/snmpd";
    private static final String WRITER = "caches-only";
    private static final String CACHES = "1.3.6.1.4.1.8072.1.5.3";
    private static final byte[] GET_SYS_NAME = {0x30, 0x29, 2, 1, 1, 4, 6, 'p', 'u', 'b', 'l', 'i', 'c', (byte) 0xA0,
            0x1C, 2, 4, 1, 2, 3, 4, 2, 1, 0, 2, 1, 0, 0x30, 0x0E, 0x30, 0x0C, 6, 8, 0x2B, 6, 1, 2, 1, 1, 5, 0, 5, 0};

    private final ChildProcess process;
    private final String where;

    private SnmpDaemon(ChildProcess process, String where) {
        this.process = process;
        this.where = where;
    }

    /** Whether there is one on this machine. */
    public static boolean installed() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    /** Starts one that answers to the community public, and waits until it does. */
    public static SnmpDaemon start(Path home, String address, int port, String name, String... lines)
            throws IOException {
        Path folder = Files.createDirectories(home.resolve(address));
        Path conf = folder.resolve("snmpd.conf");
        Files.writeString(conf, "sysName " + name + "\nsysLocation Rack 7\nsysContact ops@aozora.example\n"
                + "rocommunity public\nrwcommunity " + WRITER + " default " + CACHES + '\n' + String.join("\n", lines)
                + "\n");
        var process = ChildProcess.start(folder, "snmpd",
                Map.of("SNMPCONFPATH", folder.toString(), "SNMP_PERSISTENT_DIR", folder.toString(), "MIBS", ""),
                List.of(PROGRAM, "-f", "-C", "-c", conf.toString(), "-Lf", folder.resolve("log").toString(), "-I",
                        "-smux", "udp:" + address + ":" + port));
        try {
            Await.until("snmpd answers on " + address, () -> {
                if (!process.alive()) {
                    throw new IOException("snmpd ended: " + process.err() + Files.readString(folder.resolve("log")));
                }
                return answers(address, port);
            });
            return new SnmpDaemon(process, address + ":" + port);
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** Has it read a table anew after a second; net-snmp keeps what is dear to read for half a minute. */
    public void refresh(String table) throws IOException, InterruptedException {
        Process set = new ProcessBuilder("snmpset", "-v2c", "-c", WRITER, "-m", "", where, CACHES + ".1.2." + table,
                "i",
                "1").redirectErrorStream(true).start();
        String said = new String(set.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (set.waitFor() != 0) {
            throw new IOException("snmpset: " + said);
        }
    }

    private static boolean answers(String address, int port) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(200);
            socket.send(new DatagramPacket(GET_SYS_NAME, GET_SYS_NAME.length, InetAddress.getByName(address), port));
            socket.receive(new DatagramPacket(new byte[1500], 1500));
            return true;
        } catch (SocketTimeoutException | java.net.PortUnreachableException e) {
            return false;
        }
    }

    @Override
    ChildProcess process() {
        return process;
    }
}
