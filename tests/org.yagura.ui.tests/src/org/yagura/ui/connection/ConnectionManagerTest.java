/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.change.Change;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.GetSite;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ui.MemoryAgent;

class ConnectionManagerTest {
    private static final SiteAddress SITE = new SiteAddress.Remote("test", URI.create("https://localhost:1"), null);

    private final MemoryAgent agent = new MemoryAgent().answer(GetSite.class, q -> new GetSite.SiteText(3, "text"));
    private final ConnectionManager manager = new ConnectionManager(agent, Runnable::run, Clock.systemUTC());

    @AfterEach
    void close() {
        manager.close();
    }

    private void connect() {
        manager.connect(SITE, Login.owner());
        Await.until("connected", () -> manager.status().connected());
    }

    @Test
    void whoIsConnectedGetsAnswersAndPrivileges() {
        agent.privileges(Privilege.SEE);
        connect();
        assertEquals(3, manager.call(new GetSite(null)).revision());
        assertTrue(manager.may(Privilege.SEE));
        assertEquals("Test site", manager.status().siteName());
        assertTrue(!manager.may(Privilege.EDIT));
    }

    @Test
    void aLostConnectionComesBackByItselfAndTells() {
        List<Change> told = new CopyOnWriteArrayList<>();
        manager.followChanges(Set.of("traps"), told::addAll);
        connect();
        Await.until("told of the first connection", () -> told.size() == 1);
        agent.cut();
        Await.until("connected again", () -> agent.opened() == 2 && manager.status().connected());
        Await.until("told again", () -> told.size() == 2);
        assertEquals(Connections.RECONNECTED, told.get(1).topic());
    }

    @Test
    void whileTheAgentIsAwayItIsTriedAgainWithTheReason() {
        connect();
        agent.refuse(new ProblemException(new Problem(Problem.UNAVAILABLE, "away", null, null, null)));
        agent.cut();
        Await.until("tried twice", () -> agent.opened() >= 3);
        assertEquals(Phase.LOST, manager.status().phase());
        ProblemException e = assertThrows(ProblemException.class, () -> manager.call(new GetSite(null)));
        assertEquals("away", e.problem().why());
        agent.refuse(null);
        manager.retryNow();
        Await.until("connected", () -> manager.status().connected());
    }

    @Test
    void aRefusalIsForAPersonToSolve() {
        agent.refuse(new UntrustedException("AB:CD", "CN=site", null));
        manager.connect(SITE, Login.owner());
        Await.until("refused", () -> manager.status().phase() == Phase.REFUSED);
        assertEquals("AB:CD", manager.status().untrusted().fingerprint());
        assertEquals(1, agent.opened());
    }

    @Test
    void aSessionThatIsOverIsForAPersonToBeginAnew() {
        connect();
        agent.answer(GetSite.class, q -> {
            throw new ProblemException(new Problem(Problem.UNAUTHENTICATED, "Nobody is logged in.", null, null, null));
        });
        assertThrows(ProblemException.class, () -> manager.call(new GetSite(null)));
        assertEquals(Phase.REFUSED, manager.status().phase());
        assertEquals("Nobody is logged in.", manager.status().problem().details());
        manager.retryNow();
        assertEquals(1, agent.opened(), "who was sent away does not come back by the kept password");
        connect();
        assertEquals(2, agent.opened());
    }

    @Test
    void whoGoesEndsTheSession() {
        connect();
        agent.cut();
        Await.until("connected again", () -> agent.opened() == 2 && manager.status().connected());
        assertEquals(0, agent.left(), "a line that was cut goes on in the session");
        manager.connect(SITE, Login.owner());
        Await.until("connected anew", () -> agent.opened() == 3 && manager.status().connected());
        assertEquals(1, agent.left());
        manager.disconnect();
        Await.until("left", () -> agent.left() == 2);
        manager.close();
        assertEquals(2, agent.left());
    }

    @Test
    void whoAsksWhileItOpensWaits() throws Exception {
        manager.announce(SITE);
        var answer = CompletableFuture.supplyAsync(() -> manager.call(new GetSite(null)).revision());
        connect();
        assertEquals(3, answer.get(30, TimeUnit.SECONDS));
    }

    @Test
    void changesAreGatheredByTopic() {
        List<List<Change>> told = new CopyOnWriteArrayList<>();
        connect();
        Await.until("the news of the connection has passed", () -> agent.opened() == 1);
        manager.followChanges(Set.of("traps"), told::add);
        for (int i = 0; i < 50; i++) {
            agent.tell("traps");
            agent.tell("audit");
        }
        Await.until("told",
                () -> told.stream().flatMap(List::stream).filter(c -> c.topic().equals("traps")).count() == 50);
        assertTrue(told.size() < 10, "told " + told.size() + " times");
        assertTrue(told.stream().flatMap(List::stream).noneMatch(c -> c.topic().equals("audit")));
    }
}
