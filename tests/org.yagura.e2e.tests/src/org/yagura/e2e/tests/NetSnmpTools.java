/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;

/** net-snmp's {@code snmptrap}, {@code snmpinform} and {@code snmptrapd}, with configuration of their own. */
final class NetSnmpTools {
    /** linkDown. */
    static final String LINK_DOWN = "1.3.6.1.6.3.1.1.5.3";
    private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1.";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path home;
    private final Map<String, String> environment;

    NetSnmpTools(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        this.environment = Map.of("SNMPCONFPATH", home.toString(), "SNMP_PERSISTENT_DIR", home.toString(), "MIBS", "");
    }

    /** Why they cannot be used; null when they can. */
    static String missing() {
        for (String tool : List.of("/usr/bin/snmptrap", "/usr/sbin/snmptrapd")) {
            if (!Files.isExecutable(Path.of(tool))) {
                return tool + " is not installed";
            }
        }
        return null;
    }

    /** Sends a v2c linkDown of an interface; gives the exit status. */
    int v2c(String to, String community, int interfaceNumber) throws Exception {
        return run("snmptrap", List.of("-v", "2c", "-c", community, to, "", LINK_DOWN, IF_INDEX + interfaceNumber, "i",
                String.valueOf(interfaceNumber)));
    }

    /** Sends a v1 linkDown that names an agent address; gives the exit status. */
    int v1(String to, String community, String agent, int interfaceNumber) throws Exception {
        return run("snmptrap",
                List.of("-v", "1", "-c", community, to, "1.3.6.1.4.1.32473.100.1", agent, "2", "0", "4711",
                        IF_INDEX + interfaceNumber, "i", String.valueOf(interfaceNumber)));
    }

    /** Sends a v2c inform and waits for the answer; gives the exit status. */
    int inform(String to, String community, int interfaceNumber) throws Exception {
        return run("snmpinform", List.of("-v", "2c", "-c", community, "-t", "5", "-r", "2", to, "", LINK_DOWN,
                IF_INDEX + interfaceNumber, "i", String.valueOf(interfaceNumber)));
    }

    /**
     * Sends a v3 notification; gives the exit status.
     *
     * @param tool {@code snmptrap} or {@code snmpinform}
     * @param user options for the user and its protocols
     */
    int v3(String tool, List<String> user, String to, int interfaceNumber) throws Exception {
        var arguments = new ArrayList<>(List.of("-v", "3"));
        if (tool.equals("snmptrap")) {
            arguments.addAll(List.of("-e", "0x80007ed904" + hex("e2e-" + interfaceNumber)));
        } else {
            arguments.addAll(List.of("-t", "5", "-r", "2"));
        }
        arguments.addAll(user);
        arguments.addAll(List.of(to, "", LINK_DOWN, IF_INDEX + interfaceNumber, "i", String.valueOf(interfaceNumber)));
        return run(tool, arguments);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private int run(String tool, List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(tool));
        command.addAll(arguments);
        try (var process = ChildProcess.start(home, tool + System.nanoTime(), environment, command)) {
            int status = process.await(LIMIT);
            if (status != 0) {
                System.err.println(tool + ": " + process.err());
            }
            return status;
        }
    }

    /** A relay that forwards what it gets to another receiver. */
    ChildProcess relay(int port, String forwardTo) throws IOException {
        Path conf = home.resolve("relay.conf");
        Files.writeString(conf, "disableAuthorization yes\nforward default " + forwardTo + "\n");
        Path log = home.resolve("relay.log");
        var process = ChildProcess.start(home, "snmptrapd", environment,
                List.of("snmptrapd", "-f", "-n", "-C", "-c", conf.toString(), "-Lf", log.toString(),
                        "udp:127.0.0.1:" + port));
        Await.until("snmptrapd runs", () -> Files.exists(log) && Files.size(log) > 0);
        return process;
    }
}
