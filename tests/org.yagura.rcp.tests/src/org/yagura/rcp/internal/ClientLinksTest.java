/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.GetSession;
import org.yagura.e2e.AgentProcess;
import org.yagura.rcp.EmbeddedAgent;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.ui.connection.AgentLink;
import org.yagura.ui.connection.ConnectionManager;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.connection.UntrustedException;

/** Lines of the workbench to a real agent in a process of its own. */
class ClientLinksTest {
    private static final String SECRET = "correct horse battery";
    private static final int HTTP = Ports.free();
    private static final int TRAPS = Ports.free();

    @TempDir
    static Path folder;
    private static AgentProcess agent;
    private final ClientLinks links = new ClientLinks(null);

    @BeforeAll
    static void start() throws Exception {
        startAgent();
        agent.password("sato", SECRET);
    }

    private static void startAgent() throws IOException, InterruptedException {
        agent = AgentProcess.start(folder.resolve("data"), TRAPS, List.of(), "--site", "demo", "--http-port",
                String.valueOf(HTTP));
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    private static SiteAddress.Remote address(String fingerprint) {
        return new SiteAddress.Remote("Demo", agent.local().url(), fingerprint);
    }

    private static Login sato() {
        return new Login("sato", SECRET.toCharArray());
    }

    @Test
    void anAgentThatIsNotTrustedYetShowsItsFingerprintAndGetsNoPassword() {
        var unknown = assertThrows(UntrustedException.class,
                () -> links.open(address(null), sato(), ClientLinksTest::none));
        assertEquals(agent.fingerprint(), unknown.fingerprint());
        var other = assertThrows(UntrustedException.class,
                () -> links.open(address("AB:CD"), sato(), ClientLinksTest::none));
        assertEquals("AB:CD", other.expected());
    }

    @Test
    void aWrongPasswordIsRefusedInWords() {
        var refused = assertThrows(ProblemException.class, () -> links.open(address(agent.fingerprint()),
                new Login("sato", "not this one".toCharArray()), ClientLinksTest::none));
        assertEquals(Problem.UNAUTHENTICATED, refused.problem().code());
        assertTrue(refused.problem().what().contains("password"), refused.problem().what());
    }

    @Test
    void whoLogsInIsKnownByName() throws Exception {
        try (AgentLink link = links.open(address(agent.fingerprint()), sato(), ClientLinksTest::none)) {
            assertEquals("sato", link.session().user());
            assertEquals("Asia/Tokyo", link.session().zone().getId());
            assertEquals("sato", link.call(new GetSession()).user());
        }
    }

    @Test
    void theOwnerOfTheDataNeedsNoLogIn() {
        var here = new SiteAddress.Embedded("Own", folder.resolve("data"), true);
        try (AgentLink link = links.open(here, Login.owner(), ClientLinksTest::none)) {
            assertTrue(link.session().privileges().size() > 3, link.session().toString());
        }
    }

    @Test
    void whereNoAgentRunsItIsSaidWhatToDo() {
        var here = new SiteAddress.Embedded("Own", folder.resolve("nothing"), false);
        var problem = assertThrows(ProblemException.class,
                () -> links.open(here, Login.owner(), ClientLinksTest::none));
        assertTrue(problem.problem().todo() != null && !problem.problem().todo().isBlank());
    }

    @Test
    void anEmbeddedAgentThatDoesNotStartIsAProblemWithItsCause() {
        var told = new ArrayList<String>();
        var broken = new ClientLinks(new EmbeddedAgent() {
            @Override
            public void start(Path data, boolean demo) throws IOException {
                throw new IOException("no room");
            }

            @Override
            public void stop() {
                told.add("stopped");
            }
        });
        var here = new SiteAddress.Embedded("Own", folder.resolve("nothing"), false);
        var problem = assertThrows(ProblemException.class,
                () -> broken.open(here, Login.owner(), () -> told.add("starting")));
        assertEquals("no room", problem.problem().why());
        assertTrue(problem.problem().todo().contains(folder.resolve("nothing").toString()));
        broken.close();
        assertEquals(List.of("starting", "stopped"), told);
    }

    @Test
    void anAgentThatFallsAndComesBackIsFoundAgainAndEverythingAskedAnew() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (var manager = new ConnectionManager(links, Runnable::run, Clock.systemUTC())) {
            manager.followChanges(Set.of("site"), changes -> changes.forEach(c -> told.add(c.topic())));
            manager.connect(new SiteAddress.Embedded("Own", folder.resolve("data"), true), Login.owner());
            Await.until("connected", () -> manager.status().connected() && !told.isEmpty());
            agent.kill();
            Await.until("lost", () -> manager.status().phase() == Phase.LOST);
            assertThrows(ProblemException.class, () -> manager.call(new GetSession()));
            int before = told.size();
            startAgent();
            manager.retryNow();
            Await.until("connected again", () -> manager.status().connected());
            Await.until("told to ask anew", () -> told.size() > before);
            assertEquals(Connections.RECONNECTED, told.getLast());
        }
    }

    private static void none() {
        throw new AssertionError("no agent is started here");
    }
}
