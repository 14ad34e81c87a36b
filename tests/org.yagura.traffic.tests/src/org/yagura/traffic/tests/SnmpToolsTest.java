/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.OID;
import org.yagura.model.site.NodeKind;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.SnmpDaemon;

/** net-snmp's tools ask a simulated agent. */
final class SnmpToolsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String NAME = ".1.3.6.1.2.1.1.5.0";

    @TempDir
    private Path folder;
    private final Simulated site = new Simulated(1);
    private int runs;

    @BeforeEach
    void installed() {
        assumeTrue(SnmpDaemon.installed(), "net-snmp is not installed");
    }

    @AfterEach
    void end() {
        site.close();
    }

    private String output(int status, String tool, String community, String version, String... more) throws Exception {
        var command = new ArrayList<>(List.of(tool, "-" + version, "-c", community, "-On", "-m", "", "-r", "0", "-t",
                "1"));
        List<String> options = List.of(more).stream().filter(m -> m.startsWith("-C")).toList();
        command.addAll(options);
        command.add(Simulated.address(NodeKind.BACKUP_SERVER) + ':' + site.port(161));
        List.of(more).stream().filter(m -> !options.contains(m)).forEach(command::add);
        try (var child = ChildProcess.start(folder, tool + runs++, Map.of(), command)) {
            assertEquals(status, child.await(LONG), command + "\n" + child.err());
            return child.out() + child.err();
        }
    }

    private String output(String tool, String... more) throws Exception {
        return output(0, tool, Simulated.COMMUNITY, "v2c", more);
    }

    private static List<String> names(String output) {
        return output.lines().filter(l -> l.startsWith(".1.") && !l.contains("No more variables"))
                .map(l -> l.substring(0, l.indexOf(" = "))).toList();
    }

    @Test
    void aWalkIsWholeAndInOrderByNextAndByBulk() throws Exception {
        List<String> walked = names(output("snmpwalk", ".1.3.6.1"));
        assertTrue(walked.size() > 100, walked.size() + " objects");
        for (int i = 1; i < walked.size(); i++) {
            assertTrue(new OID(walked.get(i)).compareTo(new OID(walked.get(i - 1))) > 0, walked.get(i));
        }
        for (String bulk : List.of("-Cr1", "-Cr7", "-Cr50", "-Cr100000")) {
            assertEquals(walked, names(output("snmpbulkwalk", bulk, ".1.3.6.1")), bulk);
        }
    }

    @Test
    void getTellsWhatIsThereAndWhatIsNot() throws Exception {
        assertTrue(output("snmpget", NAME).contains("\"backup_server\""));
        assertTrue(output("snmpget", ".1.3.6.1.2.1.1.5.7").contains("No Such Instance"));
        assertTrue(output("snmpget", ".1.3.6.1.2.1.4711.1.0").contains("No Such Object"));
        String several = output("snmpget", NAME, ".1.3.6.1.2.1.31.1.1.1.6.1", ".1.3.6.1.4.1.2021.4.5.0");
        assertTrue(several.contains("Counter64") && several.lines().count() == 3, several);
        assertTrue(output("snmpgetnext", ".1.3.6.1.2.1.1.5").startsWith(NAME));
        String bulk = output("snmpbulkget", "-Cn1", "-Cr3", ".1.3.6.1.2.1.1.4", ".1.3.6.1.2.1.2.2.1.2");
        assertEquals(4, bulk.lines().count(), bulk);
    }

    @Test
    void othersGetNoAnswer() throws Exception {
        assertTrue(output(1, "snmpget", "wrong", "v2c", NAME).contains("Timeout"));
        assertTrue(output(1, "snmpget", Simulated.COMMUNITY, "v1", NAME).contains("Timeout"));
        assertTrue(output(2, "snmpset", Simulated.COMMUNITY, "v2c", NAME, "s", "mine").contains("notWritable"));
        assertTrue(output("snmpget", NAME).contains("backup_server"));
    }

    /** Rubbish, and messages with some bytes changed: whatever they get, the agent goes on. */
    @Test
    void rubbishDoesNotStopIt() throws Exception {
        byte[] good = HexFormat.of().parseHex("302b0201010409" + "73696d756c61746564"
                + "a51b020104020100020101" + "3010300e060a2b060102010202010100" + "0500");
        var random = new Random(3);
        InetAddress where = InetAddress.getByName(Simulated.address(NodeKind.BACKUP_SERVER));
        try (var socket = new DatagramSocket()) {
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = i % 4 == 0 ? new byte[random.nextInt(200)] : good.clone();
                if (i % 4 == 0) {
                    random.nextBytes(bytes);
                } else {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                socket.send(new DatagramPacket(bytes, bytes.length, where, site.port(161)));
            }
        }
        assertTrue(output("snmpget", NAME).contains("backup_server"));
    }
}
