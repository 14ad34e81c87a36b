/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.yagura.client.AgentConnection;
import org.yagura.client.Trust;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;

/** Requests find their way to the agent and back, with trust, token and language, and say what went wrong. */
final class AgentConnectionTest {

    @Operation(name = "test.echo", privilege = Privilege.SEE, doc = "Echo.")
    record Echo(String text, List<Integer> numbers) implements Query<Echo.Echoed> {
        record Echoed(String text, int sum) {
        }
    }

    @Operation(name = "test.names", privilege = Privilege.SEE, doc = "Names.")
    record Names() implements Query<List<Echo.Echoed>> {
    }

    private static AgentConnection trusting(FakeAgent agent) throws Exception {
        return AgentConnection.open(agent.url(), Trust.authority(agent.certificates().pem()), Locale.JAPANESE,
                () -> FakeAgent.TOKEN);
    }

    @Test
    void theAnswerHasTheTypeThatTheRequestSays() throws Exception {
        try (var agent = new FakeAgent(); var connection = trusting(agent)) {
            agent.answer("/api/v1/test.echo", 200, "{\"text\":\"櫓\",\"sum\":3,\"newer\":true}");
            agent.answer("/api/v1/test.names", 200, "[{\"text\":\"a\",\"sum\":1}]");
            assertEquals(new Echo.Echoed("櫓", 3), connection.ask(new Echo("x", List.of(1, 2))));
            assertEquals(List.of(new Echo.Echoed("a", 1)), connection.ask(new Names()));
            FakeAgent.Asked first = agent.asked().getFirst();
            assertEquals("{\"text\":\"x\",\"numbers\":[1,2]}", first.body());
            assertEquals("Bearer " + FakeAgent.TOKEN, first.header("Authorization"));
            assertEquals("ja", first.header("Accept-Language"));
        }
    }

    @Test
    void aProblemArrivesAsTheAgentSaysIt() throws Exception {
        try (var agent = new FakeAgent(); var connection = trusting(agent)) {
            agent.answer("/api/v1/test.echo", 403,
                    "{\"code\":\"refused\",\"what\":\"No.\",\"why\":\"Because.\",\"todo\":\"Ask.\",\"details\":\"d\"}");
            var thrown = assertThrows(ProblemException.class, () -> connection.ask(new Echo("x", List.of())));
            assertEquals(new Problem("refused", "No.", "Because.", "Ask.", "d"), thrown.problem());
            agent.answer("/api/v1/test.echo", 502, "<html>proxy</html>");
            var plain = assertThrows(ProblemException.class, () -> connection.ask(new Echo("x", List.of())));
            assertEquals(Problem.UNAVAILABLE, plain.problem().code());
            assertEquals("<html>proxy</html>", plain.problem().details());
            agent.answer("/api/v1/test.echo", 200, "no json");
            var broken = assertThrows(ProblemException.class, () -> connection.ask(new Echo("x", List.of())));
            assertEquals(Problem.FAILED, broken.problem().code());
        }
    }

    @Test
    void onlyTheTrustedAuthorityIsTrusted() throws Exception {
        try (var agent = new FakeAgent(); var other = new FakeAgent()) {
            agent.answer("/x", 200, "{}");
            Trust.Shown shown = Trust.shown(agent.url());
            assertEquals("CN=Test authority", shown.subject());
            try (var pinned = AgentConnection.open(agent.url(), Trust.fingerprint(shown.fingerprint()), Locale.ENGLISH);
                    var wrong = AgentConnection.open(other.url(), Trust.fingerprint(shown.fingerprint()),
                            Locale.ENGLISH);
                    var system = AgentConnection.open(agent.url(), Trust.system(), Locale.ENGLISH)) {
                assertEquals("{}", new String(pinned.get("x")));
                var refused = assertThrows(ProblemException.class, () -> wrong.get("x"));
                assertEquals(Problem.UNAVAILABLE, refused.problem().code());
                assertTrue(refused.problem().what().contains("not trusted"), refused.problem().what());
                assertThrows(ProblemException.class, () -> system.get("x"));
                assertEquals(List.of(), other.asked());
            }
        }
    }

    @Test
    void theNameInTheCertificateIsChecked() throws Exception {
        try (var agent = new FakeAgent("127.0.0.9"); var connection = trusting(agent)) {
            assertThrows(ProblemException.class, () -> connection.get("x"));
            assertEquals(List.of(), agent.asked());
        }
    }

    @Test
    void logInTakesTheTokenAndLogOutGivesItBack() throws Exception {
        try (var agent = new FakeAgent();
                var connection = AgentConnection.open(agent.url(), Trust.authority(agent.certificates().pem()),
                        Locale.ENGLISH)) {
            agent.answer("/api/v1/session", a -> a.body().isEmpty()
                    ? new FakeAgent.Answer(204, "")
                    : a.body().contains("\"pa\\\"ss\"")
                            ? new FakeAgent.Answer(200, "{\"token\":\"given\"}")
                            : new FakeAgent.Answer(401, "{\"code\":\"unauthenticated\",\"what\":\"Wrong password.\"}"));
            agent.answer("/x", 200, "{}");
            var refused = assertThrows(ProblemException.class, () -> connection.logIn("u", "wrong".toCharArray()));
            assertEquals(Problem.UNAUTHENTICATED, refused.problem().code());
            connection.logIn("u", "pa\"ss".toCharArray());
            connection.get("x");
            assertEquals("Bearer given", agent.asked().getLast().header("Authorization"));
            connection.logOut();
            connection.get("x");
            assertEquals(null, agent.asked().getLast().header("Authorization"));
        }
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        URI gone;
        try (var agent = new FakeAgent()) {
            gone = agent.url();
        }
        try (var connection = AgentConnection.open(gone, Trust.system(), Locale.ENGLISH)) {
            var thrown = assertThrows(ProblemException.class, () -> connection.get("x"));
            assertEquals(Problem.UNAVAILABLE, thrown.problem().code());
        }
    }

    @Test
    void anAnswerMayBeLateOrGivenUp() throws Exception {
        var hold = new CountDownLatch(1);
        try (var agent = new FakeAgent(); var connection = trusting(agent)) {
            agent.answer("/api/v1/test.echo", a -> {
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new FakeAgent.Answer(200, "{}");
            });
            var late = assertThrows(ProblemException.class,
                    () -> connection.ask(new Echo("x", List.of()), Duration.ofMillis(300)));
            assertTrue(late.problem().what().contains(agent.url().getAuthority()));
            var asked = connection.askAsync(new Echo("x", List.of()));
            asked.cancel(true);
            assertThrows(CancellationException.class, asked::join);
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> connection.ask(new Echo("x", List.of())));
            assertTrue(Thread.interrupted());
            hold.countDown();
        }
    }
}
