/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/** SNMP over TCP: frames, bounds, answers. */
final class TcpTest {
    private static final int END = -1;

    @TempDir
    private Path data;

    private static byte[] message(boolean inform, int size) throws Exception {
        return Senders.message("public", SnmpConstants.version2c,
                Senders.notification(new PDU(), inform, "1.3.6.1.6.3.1.1.5.3",
                        new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1.3"), new Integer32(3)),
                        new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2.3"), new OctetString("x".repeat(size)))));
    }

    private Receivers start(String... settings) throws Exception {
        return Receivers.start(new TestSite().community("public"), data, settings);
    }

    private static Socket connect(Receivers r) throws Exception {
        var socket = new Socket(InetAddress.getByName("127.0.0.1"), r.receiver().port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    @Test
    void takesMessagesHoweverTheyAreCutUp() throws Exception {
        try (var r = start(); var socket = connect(r)) {
            byte[] one = message(false, 10);
            byte[] large = message(false, 60_000);
            var all = Arrays.copyOf(one, 2 * one.length + large.length);
            System.arraycopy(large, 0, all, one.length, large.length);
            System.arraycopy(one, 0, all, one.length + large.length, one.length);
            for (int from = 0; from < all.length; from += 997) {
                socket.getOutputStream().write(all, from, Math.min(997, all.length - from));
                socket.getOutputStream().flush();
            }
            Await.until("three traps", () -> r.sink().traps().size() == 3 && r.settled());
        }
    }

    @Test
    void answersInformsOnTheirConnection() throws Exception {
        try (var r = start(); var socket = connect(r)) {
            byte[] inform = message(true, 10);
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(inform);
                byte[] answer = socket.getInputStream().readNBytes(inform.length);
                assertEquals(inform.length, answer.length);
                int changed = 0;
                for (int b = 0; b < answer.length; b++) {
                    changed += answer[b] == inform[b] ? 0 : 1;
                }
                assertEquals(1, changed, "only the type of the PDU differs");
            }
        }
    }

    @Test
    void closesAConnectionThatSendsNoMessagesAndKeepsTheBeginning() throws Exception {
        try (var r = start()) {
            for (byte[] bytes : List.of("GET / HTTP/1.1\r\n".getBytes(), new byte[]{0x30, (byte) 0x85, 1, 1, 1, 1, 1},
                    new byte[]{0x30, (byte) 0x84, 0x7F, 0, 0, 0})) {
                try (var socket = connect(r); InputStream in = socket.getInputStream()) {
                    socket.getOutputStream().write(bytes);
                    assertEquals(END, readToEnd(in));
                }
            }
            Await.until("all kept", () -> r.sink().undecodable().size() == 3 && r.settled());
            assertEquals(3, r.counters().snapshot().undecodable());
        }
    }

    private static int readToEnd(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            return END;
        }
    }

    @Test
    void closesSilentConnections() throws Exception {
        try (var r = start("trap-tcp-idle", "1"); var socket = connect(r); InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(message(false, 10));
            assertEquals(END, readToEnd(in));
            Await.until("the trap is in", () -> r.sink().traps().size() == 1);
        }
    }

    @Test
    void boundsTheConnectionsOfAPeer() throws Exception {
        try (var r = start()) {
            var sockets = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 20; i++) {
                    sockets.add(connect(r));
                }
                assertEquals(END, readToEnd(sockets.getLast().getInputStream()), "one too many is closed");
                sockets.getFirst().getOutputStream().write(message(false, 10));
                Await.until("the first still works", () -> r.sink().traps().size() == 1);
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
            Await.until("there is room again", () -> {
                try (var socket = connect(r)) {
                    socket.getOutputStream().write(message(true, 10));
                    return readToEnd(socket.getInputStream()) != END;
                }
            });
        }
    }

    @Test
    void aFullQueueHoldsSendersUpInsteadOfLosing() throws Exception {
        try (var r = start("trap-queue", "1048576"); var socket = connect(r)) {
            r.sink().hold(true);
            byte[] large = message(false, 50_000);
            int count = 200;
            var sender = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < count; i++) {
                        socket.getOutputStream().write(large);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Await.until("some wait", () -> r.counters().snapshot().waiting() > 10);
            r.sink().hold(false);
            sender.join();
            Await.until("all in", () -> r.sink().traps().size() == count && r.settled());
            assertEquals(0, r.counters().snapshot().droppedByQueue());
            assertTrue(r.counters().snapshot().addsUp());
        }
    }
}
