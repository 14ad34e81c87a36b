/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.SnmpVersion;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.Senders;
import org.yagura.traps.core.tests.support.TestSite;

/** Traps that net-snmp's snmptrapd has passed on. */
final class RelayTest {
    private static final Path SNMPTRAPD = Path.of("/usr/sbin/snmptrapd");

    @TempDir
    private Path data;

    static boolean hasSnmptrapd() {
        return Senders.hasNetSnmp() && Files.isExecutable(SNMPTRAPD);
    }

    private static int freePort() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    @EnabledIf("hasSnmptrapd")
    void theOriginalSourceOfARelayedTrapIsKept() throws Exception {
        try (var r = Receivers.start(new TestSite().community("public"), data.resolve("agent"))) {
            int port = freePort();
            Path configuration = data.resolve("relay.conf");
            Files.writeString(configuration,
                    "disableAuthorization yes\nforward default udp:127.0.0.1:" + r.receiver().port() + "\n");
            var builder = new ProcessBuilder(SNMPTRAPD.toString(), "-f", "-C", "-c", configuration.toString(), "-Lf",
                    data.resolve("relay.log").toString(), "-p", data.resolve("relay.pid").toString(),
                    "udp:127.0.0.1:" + port);
            builder.environment().put("SNMP_PERSISTENT_DIR", data.toString());
            Process relay = builder.start();
            try {
                Await.until("the relay passes on", () -> {
                    Senders.netSnmp(data, "snmptrap", "-v1", "-c", "public", "127.0.0.1:" + port, "1.3.6.1.4.1.9",
                            "192.0.2.77", "6", "5", "100");
                    return !r.sink().traps().isEmpty();
                });
                Senders.netSnmp(data, "snmptrap", "-v2c", "-c", "public", "127.0.0.1:" + port, "100",
                        "1.3.6.1.4.1.9.0.8", "1.3.6.1.6.3.18.1.3.0", "a", "192.0.2.88");
                Await.until("the second is in",
                        () -> r.sink().traps().stream().anyMatch(t -> source(t).equals("192.0.2.88")));
            } finally {
                relay.destroy();
                relay.waitFor();
            }
            TrapReceived first = r.sink().traps().getFirst();
            assertEquals("192.0.2.77", source(first), first.version().toString());
            assertEquals("1.3.6.1.4.1.9.0.5", new Decoding().decode(first).trapOid().toString());
            assertEquals(List.of((byte) 127, (byte) 0), List.of(first.peer()[0], first.peer()[1]));
            assertEquals(SnmpVersion.V2C, r.sink().traps().getLast().version());
        }
    }

    private static String source(TrapReceived received) {
        try {
            return new Decoding().decode(received).sourceText();
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
    }
}
