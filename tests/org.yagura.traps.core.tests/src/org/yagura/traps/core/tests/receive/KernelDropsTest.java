/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.receive.KernelDrops;

/** What the kernel drops is counted, by its own counter. */
final class KernelDropsTest {
    private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n";

    @TempDir
    private Path folder;

    private void write(Path file, InetSocketAddress local, long drops) throws Exception {
        Files.writeString(file, HEAD + " 1234: " + KernelDrops.key(local)
                + " 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 48111 2 0000000000000000 "
                + drops + "\n");
    }

    @Test
    void countsDifferencesOverTheOverflowOfTheKernelsCounter() throws Exception {
        var local = new InetSocketAddress("127.0.0.1", 10162);
        Path file = folder.resolve("udp");
        var drops = new KernelDrops(List.of(file, folder.resolve("not there")));
        drops.watch(local);
        write(file, local, 7);
        assertEquals(7, drops.more());
        assertEquals(0, drops.more());
        write(file, local, 0xFFFF_FFFFL);
        assertEquals(0xFFFF_FFFFL - 7, drops.more());
        write(file, local, 4);
        assertEquals(5, drops.more());
        write(file, new InetSocketAddress("127.0.0.2", 10162), 99);
        assertEquals(0, drops.more());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void seesTheDropsOfARealSocket() throws Exception {
        for (String address : List.of("127.0.0.1", "::1")) {
            try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
                    var sender = new DatagramSocket()) {
                socket.setReceiveBufferSize(4096);
                var drops = new KernelDrops();
                assertTrue(drops.available());
                drops.watch((InetSocketAddress) socket.getLocalSocketAddress());
                var packet = new DatagramPacket(new byte[1000], 1000, socket.getLocalSocketAddress());
                for (int i = 0; i < 100; i++) {
                    sender.send(packet);
                }
                long[] seen = {0};
                Await.until("drops of " + address, () -> (seen[0] += drops.more()) > 50);
                assertTrue(seen[0] < 100);
            }
        }
    }
}
