/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.RunningAgent;
import org.yagura.agent.app.RunningNode;
import org.yagura.agent.app.UsageException;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.Contributions;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostAgents;
import org.yagura.core.host.ReadHost;
import org.yagura.core.operation.ProblemException;

/** A manager and a node agent that know each other only by what each shows at its start. */
class RunningNodeTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SOME = "ab".repeat(32);

    @TempDir
    Path folder;

    private Map<String, String> options(String manager) {
        return Map.of("role", "node", "data", folder.resolve("node").toString(), "http-port", "0", "manager", manager);
    }

    @Test
    void aManagerAsksTheHostOfANodeAgent() throws Exception {
        var options = AgentOptions.of(Map.of("data", folder.resolve("manager").toString(), "http-port", "0"),
                List.of());
        try (RunningAgent manager = RunningAgent.start(options, new Contributions());
                RunningNode node = RunningNode.start(AgentOptions.node(options(manager.fingerprint())));
                var agents = new HostAgents(manager.data().resolve("tls"))) {
            HostAccess host = agents.at(InetAddress.getByName("127.0.0.1"), node.port(), node.fingerprint());
            ReadHost.Use use = host.ask(new ReadHost(), LONG);
            assertTrue(use.memory() > 0 && use.processors() > 0, use::toString);
            var own = new FindHostProcesses("java", null);
            long pid = ProcessHandle.current().pid();
            assertTrue(host.ask(own, LONG).processes().stream().anyMatch(p -> p.pid() == pid));
            assertThrows(ProblemException.class, () -> host.ask(new FindHostProcesses("(", null), LONG));
        }
    }

    @Test
    void itKeepsItsCertificateAndItsDirectoryForItself() throws Exception {
        String fingerprint;
        try (RunningNode node = RunningNode.start(AgentOptions.node(options(SOME)))) {
            fingerprint = node.fingerprint();
            assertTrue(node.url().endsWith(":" + node.port()), node.url());
            assertThrows(AgentException.class, () -> RunningNode.start(AgentOptions.node(options(SOME))));
        }
        try (RunningNode node = RunningNode.start(AgentOptions.node(options(SOME)))) {
            assertEquals(fingerprint, node.fingerprint());
        }
    }

    private static String refused(Map<String, String> given) {
        return assertThrows(UsageException.class, () -> AgentOptions.node(given)).getMessage();
    }

    @Test
    void wrongOptionsAreSaid() {
        String data = folder.toString();
        assertTrue(refused(Map.of("role", "node", "data", data)).contains("--manager"));
        assertTrue(refused(Map.of("role", "node", "data", data, "manager", "abc")).contains("abc"));
        assertTrue(refused(Map.of("role", "node", "data", data, "manager", SOME, "site", "demo")).contains("--site"));
        assertTrue(refused(Map.of("role", "node", "manager", SOME)).contains("--data"));
        assertTrue(assertThrows(UsageException.class,
                () -> AgentOptions.of(Map.of("data", data, "manager", SOME), List.of())).getMessage()
                .contains("--role node"));
        assertTrue(assertThrows(UsageException.class,
                () -> AgentOptions.of(Map.of("data", data, "role", "queen"), List.of())).getMessage()
                .contains("queen"));
    }
}
