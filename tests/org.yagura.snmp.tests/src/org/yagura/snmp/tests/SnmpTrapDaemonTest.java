/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.snmp.OwnEngine;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.StateTrap;
import org.yagura.snmp.TrapSender;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SmallSite;

/** What net-snmp's receiver gets. */
final class SnmpTrapDaemonTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/snmptrapd");

    @TempDir
    private Path folder;

    @Test
    void communityAndUserAreTaken() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not installed");
        OwnEngine engine = OwnEngine.start(folder);
        int port = Ports.free();
        Path conf = folder.resolve("snmptrapd.conf");
        Files.writeString(conf, "authCommunity log public\ncreateUser -e 0x" + HexFormat.of().formatHex(engine.id())
                + " watch SHA-256 \"correct horse\" AES \"battery staple\"\nauthUser log watch priv\n");
        Site site = SmallSite.site();
        SmallSite.community(site, "public", "127.0.0.0/8");
        SmallSite.user(site, "watch", "correct horse", "battery staple", "127.0.0.0/8");
        try (var daemon = ChildProcess.start(folder, "snmptrapd",
                Map.of("SNMPCONFPATH", folder.toString(), "SNMP_PERSISTENT_DIR", folder.toString(), "MIBS", ""),
                List.of(PROGRAM.toString(), "-f", "-C", "-c", conf.toString(), "-Lo", "-n", "-On",
                        "udp:127.0.0.1:" + port));
                var sender = new TrapSender(engine)) {
            for (SnmpAccess access : SnmpAccess.of(site, secret -> secret.replace("{plain}", ""))) {
                String node = access.isUser() ? "by user" : "by community";
                Await.until("snmptrapd has the trap " + node, () -> {
                    assertTrue(daemon.alive(), daemon.err());
                    sender.send(access, "127.0.0.1", port, new StateTrap(Instant.now(), node, "10.0.0.1", "ping",
                            Severity.MAJOR, Severity.WARNING, "text")).join();
                    return daemon.out().contains(".1.3.6.1.4.1.32473.200.1.1.0 = STRING: \"" + node);
                });
            }
            assertTrue(daemon.out().contains(".1.3.6.1.4.1.32473.200.1.4.0 = INTEGER: 5"), daemon.out());
        }
    }
}
