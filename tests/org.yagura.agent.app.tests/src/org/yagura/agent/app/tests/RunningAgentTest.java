/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.AgentStarter;
import org.yagura.agent.app.Describe;
import org.yagura.agent.app.RunningAgent;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.Contributions;
import org.yagura.core.agent.GetCatalogue;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;

/** The agent as a part of another program, and what describes it. */
class RunningAgentTest {
    @TempDir
    Path folder;

    /** A third party's query. */
    @Operation(name = "guest.ask", privilege = Privilege.SEE, doc = "Asks a guest.")
    public record Ask() implements Query<String> {
    }

    private static final class Guest implements RequestHandler<Ask, String> {
        @Override
        public Class<Ask> type() {
            return Ask.class;
        }

        @Override
        public String handle(Ask query, Context context) {
            return "hello";
        }
    }

    /** A domain that needs what is there only while an agent runs. */
    private static final class Broken implements Domain {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public DomainParts open(DomainContext context) {
            return context.database().read(connection -> new DomainParts(List.of(), List.of(), List.of()));
        }
    }

    private static final class Good implements Domain {
        @Override
        public String name() {
            return "good";
        }

        @Override
        public DomainParts open(DomainContext context) {
            return new DomainParts(List.of(), List.of(new Guest()), List.of());
        }
    }

    @Test
    void startsWithinAnotherProgram() throws Exception {
        AgentOptions options = AgentOptions.of(Map.of("data", folder.resolve("data").toString(), "http-port", "0",
                "min-free", "1"), List.of());
        Path endpoint = folder.resolve("data/run/endpoint.json");
        try (RunningAgent agent = new AgentStarter().start(options)) {
            assertTrue(agent.url().startsWith("https://127.0.0.1:"));
            assertEquals(0, agent.trapPort());
            assertTrue(Files.readString(endpoint).contains(agent.fingerprint()));
            assertTrue(Files.exists(agent.data().resolve("run/initial-password")));
            assertFalse(agent.failed().isDone());
            String port = agent.url().substring(agent.url().lastIndexOf(':') + 1);
            AgentException taken = assertThrows(AgentException.class,
                    () -> new AgentStarter().start(AgentOptions.of(
                            Map.of("data", folder.resolve("other").toString(), "http-port", port, "min-free", "1"),
                            List.of())));
            assertTrue(taken.getMessage().contains(port), taken.getMessage());
        }
        assertFalse(Files.exists(endpoint), "who looks for the agent must not find one that has gone");
        new AgentStarter().start(options).close();
    }

    @Test
    void describesWithoutADataDirectory() {
        var contributions = new Contributions();
        contributions.add(new Good());
        contributions.add(new Broken());
        GetCatalogue.Catalogue catalogue = Describe.catalogue(contributions);
        Set<String> names = catalogue.operations().stream().map(GetCatalogue.Entry::name).collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of("agent.about", "site.save", "audit.verify", "guest.ask")),
                names.toString());
    }
}
