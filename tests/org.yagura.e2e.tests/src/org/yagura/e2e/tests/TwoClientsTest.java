/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.client.AgentConnection;
import org.yagura.client.Events;
import org.yagura.core.audit.VerifyAudit;
import org.yagura.core.change.Change;
import org.yagura.core.event.HandlingState;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.TrapRow;

/** Two people on one agent see each other's work within a second; what they do is in an audit trail that verifies. */
final class TwoClientsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private static final class Followed implements Events.Listener {
        private final Queue<Change> changes = new ConcurrentLinkedQueue<>();

        @Override
        public void changed(Change change) {
            changes.add(change);
        }

        @Override
        public void askAgain() {
            // the test asks by itself
        }

        boolean heard(String topic) {
            return changes.stream().anyMatch(c -> c.topic().equals(topic));
        }
    }

    @Test
    void eachSeesWhatTheOtherDoes() throws Exception {
        assumeTrue(AgentProcess.missing() == null, AgentProcess.missing());
        try (AgentProcess agent = AgentProcess.start(directory.resolve("data"), "--site", "demo");
                var tanaka = person(agent, "tanaka");
                var suzuki = person(agent, "suzuki")) {
            var followed = new Followed();
            try (Events events = suzuki.follow(followed)) {
                Await.until("the stream is open", events::connected);
                long before = agent.chain().projected();
                try (Burst burst = Burst.start(agent.trapPort(), 100)) {
                    Await.until("some traps are there", () -> agent.chain().projected() >= before + 20);
                    assertTrue(burst.sent() >= 20);
                }
                Await.until("new traps are told", () -> followed.heard("traps"));
                TrapRow row = tanaka.ask(new FindTraps(null, 0L, 1, null)).rows().getFirst();
                assertEquals(HandlingState.UNHANDLED, row.state());
                var handled = tanaka
                        .ask(new HandleTraps(List.of(row.id()), null, null, HandlingState.IN_PROGRESS, "tanaka",
                                "確認中 / looking"));
                assertEquals(1, handled.handled());
                Await.until("suzuki sees it", SECOND.multipliedBy(5), () -> {
                    TrapRow seen = suzuki.ask(new GetTrap(row.id())).row();
                    return seen.state() == HandlingState.IN_PROGRESS && "tanaka".equals(seen.assignee());
                });
                assertEquals("確認中 / looking", suzuki.ask(new GetTrap(row.id())).history().getLast().comment());
                var told = told(tanaka, followed, row.id() - 1);
                assertTrue(told.compareTo(SECOND) < 0, "told after " + told);
            }
            refusals(agent, tanaka);
            var verified = agent.connection().ask(new VerifyAudit());
            assertTrue(verified.holds());
            assertTrue(verified.entries() >= 3, verified.toString());
        }
    }

    /** How long it takes from the beginning of a command until the other one is told; median of several. */
    private static Duration told(AgentConnection one, Followed other, long id) {
        var times = new ArrayList<Duration>();
        for (HandlingState state : List.of(HandlingState.HANDLED, HandlingState.UNHANDLED, HandlingState.HANDLED)) {
            other.changes.clear();
            long begin = System.nanoTime();
            one.ask(new HandleTraps(List.of(id), null, null, state, null, null));
            Await.until("the change is told", () -> other.heard("handling"));
            times.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }

    private static void refusals(AgentProcess agent, AgentConnection operator) {
        assertEquals(Problem.REFUSED, problem(() -> operator.ask(new VerifyAudit())).code());
        try (var stranger = AgentConnection.open(agent.local().url(), agent.local().trust(), Locale.JAPANESE)) {
            assertEquals(Problem.UNAUTHENTICATED,
                    problem(() -> stranger.ask(new FindTraps(null, null, null, null))).code());
            Problem wrong = problem(() -> stranger.logIn("tanaka", "wrong".toCharArray()));
            assertEquals(Problem.UNAUTHENTICATED, wrong.code());
        }
    }

    private static Problem problem(Runnable call) {
        try {
            call.run();
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("was not refused");
    }

    private static AgentConnection person(AgentProcess agent, String login) {
        var connection = AgentConnection.open(agent.local().url(), agent.local().trust(), Locale.ENGLISH);
        connection.logIn(login, "yagura-demo".toCharArray());
        return connection;
    }
}
