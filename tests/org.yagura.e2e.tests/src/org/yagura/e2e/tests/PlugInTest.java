/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.agent.GetCatalogue;
import org.yagura.core.agent.GetHealth;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.e2e.AgentProcess;
import org.yagura.example.FindBusyNodes;
import org.yagura.example.TwoUpsRule;
import org.yagura.testsupport.Await;
import org.yagura.topology.core.FindFindings;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;

/**
 * The example of a third party, dropped into the built agent, adds its query, its decoder and its rule; a broken one
 * hinders nobody.
 */
final class PlugInTest {
    private static final String BREAKER_OPEN = "1.3.6.1.4.1.32473.90.0.1";

    @TempDir
    private Path directory;

    @Test
    void theExampleDroppedInAddsItsQueryItsDecoderAndItsRule() throws Exception {
        assumeTrue(AgentProcess.isProduct(), "plug-ins need the framework of the product");
        Path data = directory.resolve("data");
        Path plugIns = Files.createDirectories(data.resolve("plugins"));
        Path jar = plugIns.resolve("example.jar");
        Files.copy(AgentProcess.bundle("org.yagura.example"), jar);
        Files.writeString(plugIns.resolve("broken.jar"), "no zip at all");
        try (AgentProcess agent = AgentProcess.start(data, "--site", "demo")) {
            assertTrue(agent.process().err().contains("broken.jar"), agent.process().err());
            List<GetHealth.Trouble> troubles = agent.connection().ask(new GetHealth()).troubles();
            assertEquals(List.of("plugin.broken.jar"), troubles.stream().map(GetHealth.Trouble::id).toList());
            assertEquals("example.busy",
                    agent.connection().ask(new GetCatalogue("example.busy")).operations().getFirst().name());
            assertEquals(List.of("mail01", "mail02"), findings(agent));
            send(agent.trapPort(), "EXPWR 127.1.3.41 BREAKER-OPEN phase=2;load=71");
            Await.until("the line has become a trap",
                    () -> !Asked.rows(agent.connection(), TrapFilter.ALL).isEmpty());
            long id = Asked.rows(agent.connection(), TrapFilter.ALL).getFirst().id();
            TrapDetail detail = agent.connection().ask(new GetTrap(id));
            assertEquals(BREAKER_OPEN, detail.row().oid());
            assertEquals("127.1.3.41", detail.row().source());
            assertTrue(detail.varbinds().stream().anyMatch(v -> v.value().equals("71")), detail.varbinds().toString());
            assertEquals(List.of(new FindBusyNodes.Node("ups01", 1)),
                    agent.connection().ask(new FindBusyNodes(null)).nodes());
        }
        Files.delete(jar);
        try (AgentProcess agent = AgentProcess.start(data)) {
            ProblemException gone = assertThrows(ProblemException.class,
                    () -> agent.connection().ask(new FindBusyNodes(null)));
            assertEquals(Problem.NOT_FOUND, gone.problem().code(), "what is not in the folder is not there");
            assertEquals(List.of(), findings(agent));
        }
    }

    /** The nodes that the example's rule finds something at, with its quick fix. */
    private static List<String> findings(AgentProcess agent) {
        return agent.connection().ask(new FindFindings(null, null, null, 1_000)).rows().stream()
                .filter(r -> r.code().equals(TwoUpsRule.CODE))
                .peek(r -> assertEquals(1, r.fixes().size(), r.toString())).map(r -> r.element().id()).toList();
    }

    private static void send(int port, String line) throws Exception {
        byte[] message = line.getBytes(StandardCharsets.US_ASCII);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
        }
    }
}
