/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.yagura.client.AgentConnection;
import org.yagura.client.Events;
import org.yagura.client.Trust;
import org.yagura.core.change.Change;
import org.yagura.core.operation.Problem;
import org.yagura.testsupport.Await;

/** Live changes arrive, and what may have been missed is said. */
final class EventsTest {

    private static final class Heard implements Events.Listener {
        private final List<Change> changes = new CopyOnWriteArrayList<>();
        private final AtomicInteger again = new AtomicInteger();
        private final List<Problem> interruptions = new CopyOnWriteArrayList<>();

        @Override
        public void changed(Change change) {
            changes.add(change);
            if (change.topic().equals("bad")) {
                throw new IllegalStateException("a listener's own fault");
            }
        }

        @Override
        public void askAgain() {
            again.incrementAndGet();
        }

        @Override
        public void interrupted(Problem problem) {
            interruptions.add(problem);
        }
    }

    private static AgentConnection connect(FakeAgent agent) throws Exception {
        return AgentConnection.open(agent.url(), Trust.authority(agent.certificates().pem()), Locale.ENGLISH);
    }

    @Test
    void changesArriveInOrderAndLossIsSaid() throws Exception {
        var heard = new Heard();
        try (var agent = new FakeAgent(); var connection = connect(agent); var events = connection.follow(heard)) {
            Await.until("follows", () -> agent.followers() == 1 && heard.again.get() == 1 && events.connected());
            agent.send(
                    ": hello\n\nid: 7\nevent: bad\ndata: {}\n\nid: 8\nevent: traps\ndata: {\"newest\":5,\ndata: \"n\":null}\n\n");
            agent.send("event: site\ndata: {\"revision\":2}\n\nevent: lost\ndata: {}\n\n");
            Await.until("lost", () -> heard.again.get() == 2);
            assertEquals(List.of(new Change("bad", Map.of()), new Change("traps", Map.of("newest", 5)),
                    new Change("site", Map.of("revision", 2))), heard.changes);
        }
    }

    @Test
    void anInterruptedStreamIsOpenedAgain() throws Exception {
        var heard = new Heard();
        try (var agent = new FakeAgent(); var connection = connect(agent); var events = connection.follow(heard)) {
            Await.until("follows", () -> heard.again.get() == 1);
            agent.send("id: start-9\nevent: traps\ndata: {}\n\n");
            Await.until("heard", () -> heard.changes.size() == 1);
            agent.interrupt();
            Await.until("follows again", () -> heard.again.get() == 2 && agent.followers() == 1);
            assertEquals("start-9", agent.asked().getLast().header("Last-Event-ID"));
            assertEquals(Problem.UNAVAILABLE, heard.interruptions.getFirst().code());
            assertTrue(events.connected());
        }
    }

    @Test
    void aSessionThatIsOverEndsTheFollowing() throws Exception {
        var heard = new Heard();
        try (var agent = new FakeAgent(); var connection = connect(agent); var events = connection.follow(heard)) {
            Await.until("follows", () -> heard.again.get() == 1);
            agent.send("event: over\ndata: {}\n\nevent: traps\ndata: {}\n\n");
            Await.until("told", () -> !heard.interruptions.isEmpty());
            assertEquals(Problem.UNAUTHENTICATED, heard.interruptions.getFirst().code());
            assertEquals("The session is over.", heard.interruptions.getFirst().what());
            assertFalse(events.connected());
            assertEquals(List.of(), heard.changes);
            assertEquals(1, agent.asked().size(), "it is not tried again");
        }
    }

    @Test
    void whoIsNotLoggedInIsNotTriedAgain() throws Exception {
        var heard = new Heard();
        try (var agent = new FakeAgent(); var connection = connect(agent)) {
            agent.answer("/api/v1/events", 401, "{\"code\":\"unauthenticated\",\"what\":\"Log in.\"}");
            try (var events = connection.follow(heard)) {
                Await.until("refused", () -> !heard.interruptions.isEmpty());
                assertEquals(Problem.UNAUTHENTICATED, heard.interruptions.getFirst().code());
                assertFalse(events.connected());
                assertEquals(1, agent.asked().size());
            }
        }
    }
}
