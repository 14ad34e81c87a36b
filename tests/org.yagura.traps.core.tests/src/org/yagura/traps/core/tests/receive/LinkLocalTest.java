/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/**
 * Senders that have an address of their link only: on the other end of a cable, in a network of their own. Needs root and
 * {@code ip}.
 */
final class LinkLocalTest {
    private static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final String OURS = "fe80::7a:1";
    private static final List<String> THEIRS = List.of("fe80::7a:2", "fe80::7a:3");

    @TempDir
    private Path data;
    private final String name = "ya" + ProcessHandle.current().pid() % 100_000;
    private final List<List<String>> undo = new ArrayList<>();

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor();
    }

    private void make(List<String> back, String... command) throws Exception {
        assumeTrue(run(command) == 0, () -> "needs root and ip: " + String.join(" ", command));
        undo.add(back);
    }

    private static void set(String... command) throws Exception {
        assertEquals(0, run(command), () -> String.join(" ", command));
    }

    /** Two cables, so that only the link tells which of two peers is meant. */
    @BeforeEach
    void connect() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux") && Senders.hasNetSnmp(), "needs Linux and net-snmp");
        assumeTrue(run("sh", "-c", "command -v ip") == 0, "needs ip");
        make(List.of("ip", "netns", "del", name), "ip", "netns", "add", name);
        for (int i = 0; i < THEIRS.size(); i++) {
            String here = name + "a" + i;
            String there = name + "b" + i;
            make(List.of("ip", "link", "del", here), "ip", "link", "add", here, "type", "veth", "peer", "name", there,
                    "netns", name);
            set("ip", "-6", "addr", "add", OURS + "/64", "dev", here, "nodad");
            set("ip", "link", "set", here, "up");
            set("ip", "-n", name, "-6", "addr", "add", THEIRS.get(i) + "/64", "dev", there, "nodad");
            set("ip", "-n", name, "link", "set", there, "up");
        }
    }

    @AfterEach
    void disconnect() throws Exception {
        for (List<String> command : undo.reversed()) {
            run(command.toArray(String[]::new));
        }
    }

    @Test
    void anInformIsAnsweredOnTheLinkThatItCameFrom() throws Exception {
        try (var r = Receivers.start(new TestSite().community("link", "fe80::/10"), data, "trap-bind", "*")) {
            for (int i = 0; i < THEIRS.size(); i++) {
                String to = "udp6:[" + OURS + "%" + name + "b" + i + "]:" + r.receiver().port();
                assertEquals(0, Senders.netSnmp(data, "ip", "netns", "exec", name, "snmpinform", "-v2c", "-c", "link",
                        "-r", "1", "-t", "5", to, "42", LINK_DOWN), "the sender got an answer");
            }
            Await.until("answered", () -> r.counters().snapshot().answered() >= 2 && r.settled());
            List<TrapReceived> traps = r.sink().traps();
            for (int i = 0; i < THEIRS.size(); i++) {
                byte[] peer = ((Inet6Address) InetAddress.ofLiteral(THEIRS.get(i))).getAddress();
                assertTrue(traps.stream().anyMatch(trap -> Arrays.equals(peer, trap.peer())));
            }
            assertArrayEquals(new byte[]{(byte) 0xFE, (byte) 0x80},
                    Arrays.copyOf(traps.getFirst().peer(), 2));
        }
    }
}
