/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.http.HttpSettings;
import org.yagura.agent.http.NodeDoor;
import org.yagura.agent.http.internal.Certificates;
import org.yagura.core.host.FindHostLogs;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostAgents;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHost;
import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.tls.PemIdentity;
import org.yagura.core.tls.PinnedTrust;

/** A node agent answers managers that it knows, and nobody else; a manager believes only the node agent that it knows. */
final class NodeDoorTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;
    private final Told told = new Told();
    private NodeDoor door;
    private String manager;
    private HostAgents agents;

    /** A host that tells what it was asked. */
    private static final class Told implements HostAccess {
        private volatile HostQuery<?> asked;
        private volatile Duration within;
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public <R> R ask(HostQuery<R> query, Duration most) throws InterruptedException {
            asked = query;
            within = most;
            return query.result().cast(switch (query) {
                case ReadHost _ -> {
                    never.await();
                    yield null;
                }
                case FindHostProcesses _ ->
                    throw new ProblemException(new Problem(Problem.INVALID, "It is wrong.", "Because.", "Do.", null));
                case FindHostServices find -> new FindHostServices.Found(
                        List.of(new FindHostServices.Service(find.names().getFirst(), true, true, "実行中", null)));
                case ReadHostLog read -> new ReadHostLog.Piece(new ReadHostLog.Place("7", read.place().offset() + 3),
                        new byte[]{0, -1, 10}, true, false, false);
                case FindHostLogs find -> new FindHostLogs.Found(
                        List.of(new FindHostLogs.Log(find.path() + " 日誌", "(dev=1,ino=2)", 1L << 40, Long.MAX_VALUE)),
                        true);
                case ReadHostEvents read -> new ReadHostEvents.Found(read.after(), List.of(new ReadHostEvents.Event(
                        1L << 40, "t", null, read.providers().getFirst(), 7, "srv", "障害")), true, true);
            });
        }

        @Override
        public void close() {
            never.countDown();
        }
    }

    @BeforeEach
    void open() throws Exception {
        manager = authority("manager");
        door = new NodeDoor(folder.resolve("node"), HttpSettings.loopback(0), List.of(manager), told);
        door.open();
    }

    @AfterEach
    void close() {
        told.close();
        if (agents != null) {
            agents.close();
        }
        door.close();
    }

    /** Makes the certificates of a manager; gives the fingerprint of its authority. */
    private String authority(String name) throws Exception {
        return PinnedTrust.fingerprint(
                new Certificates(folder.resolve(name), Clock.systemUTC()).manager().chain().getLast());
    }

    private KeyManager[] keys(String name) throws Exception {
        return PemIdentity.read(folder.resolve(name).resolve("manager.pem"),
                folder.resolve(name).resolve("manager-key.pem")).keyManagers();
    }

    private URI url() {
        return URI.create("https://127.0.0.1:" + door.port());
    }

    /** The door as a manager asks it. */
    private HostAccess agent(String fingerprint, String of) throws IOException {
        agents = new HostAgents(folder.resolve(of));
        return agents.at(InetAddress.getByName("127.0.0.1"), door.port(), fingerprint);
    }

    private static Problem refused(HostAccess agent, HostQuery<?> query, Duration within) {
        return assertThrows(ProblemException.class, () -> agent.ask(query, within)).problem();
    }

    @Test
    void questionsAndAnswersComeAsTheyWere() throws Exception {
        try (HostAccess agent = agent(door.fingerprint(), "manager")) {
            assertEquals("実行中", agent.ask(new FindHostServices(List.of("nginx")), LONG).services().getFirst().state());
            assertTrue(told.within.compareTo(LONG) <= 0, () -> told.within.toString());
            var log = new ReadHostLog("/var/log/日誌", new ReadHostLog.Place("7", 1L << 40), 99);
            ReadHostLog.Piece piece = agent.ask(log, LONG);
            assertEquals(log, told.asked);
            assertEquals((1L << 40) + 3, piece.place().offset());
            assertArrayEquals(new byte[]{0, -1, 10}, piece.content());
            assertEquals(new FindHostLogs.Found(List.of(
                    new FindHostLogs.Log("/l/*%Y.log 日誌", "(dev=1,ino=2)", 1L << 40, Long.MAX_VALUE)), true),
                    agent.ask(new FindHostLogs("/l/*%Y.log"), LONG));
            var events = new ReadHostEvents("System", new ReadHostEvents.Bookmark(1L << 40, "2026"), List.of(0, 2),
                    List.of("Dienst ü"), null, 99);
            assertEquals(new ReadHostEvents.Found(events.after(), List.of(new ReadHostEvents.Event(1L << 40, "t", null,
                    "Dienst ü", 7, "srv", "障害")), true, true), agent.ask(events, LONG));
            assertEquals(events, told.asked);
        }
    }

    @Test
    void aProblemOfTheHostIsToldAsItIs() throws Exception {
        try (HostAccess agent = agent(door.fingerprint(), "manager")) {
            assertEquals(new Problem(Problem.INVALID, "It is wrong.", "Because.", "Do.", null),
                    refused(agent, new FindHostProcesses("x", null), LONG));
        }
    }

    @Test
    void anotherManagerIsTurnedAwayBeforeItAsks() throws Exception {
        authority("other");
        try (HostAccess agent = agent(door.fingerprint(), "other")) {
            assertEquals(Problem.UNAVAILABLE,
                    refused(agent, new FindHostServices(List.of("nginx")), LONG).code());
        }
        SSLContext nobody = context(null);
        try (HttpClient http = HttpClient.newBuilder().sslContext(nobody).build()) {
            assertThrows(IOException.class, () -> status(http, "/host/v1/host.read", "{}"));
        }
        assertEquals(null, told.asked);
    }

    @Test
    void theCertificateOfAServerIsNotTheOneOfAManager() throws Exception {
        var certificates = new Certificates(folder.resolve("manager"), Clock.systemUTC());
        certificates.own(List.of());
        KeyManager[] server = PemIdentity.read(folder.resolve("manager/server.pem"),
                folder.resolve("manager/server-key.pem")).keyManagers();
        try (HttpClient http = HttpClient.newBuilder().sslContext(context(server)).build()) {
            assertThrows(IOException.class, () -> status(http, "/host/v1/host.read", "{}"));
        }
        assertEquals(null, told.asked);
    }

    @Test
    void anotherNodeAgentIsNotBelieved() throws Exception {
        try (HostAccess agent = agent(manager, "manager")) {
            Problem problem = refused(agent, new ReadHost(), LONG);
            assertTrue(problem.what().contains("trust"), problem::what);
            assertEquals(null, told.asked);
        }
    }

    @Test
    void aCertificateThatWasMadeAnewIsTaken() throws Exception {
        try (HostAccess agent = agent(door.fingerprint(), "manager")) {
            var query = new FindHostServices(List.of("nginx"));
            agent.ask(query, LONG);
            var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(380));
            new Certificates(folder.resolve("manager"), later).manager();
            // not good before next year: the node agent says so, which shows that it was taken
            assertEquals(Problem.UNAVAILABLE, refused(agent, query, LONG).code());
        }
    }

    @Test
    void oneThatDoesNotAnswerInTimeIsGivenUp() throws Exception {
        try (HostAccess agent = agent(door.fingerprint(), "manager")) {
            Problem problem = refused(agent, new ReadHost(), Duration.ofMillis(300));
            assertEquals(Problem.UNAVAILABLE, problem.code());
            assertTrue(problem.what().contains("300 ms"), problem::what);
        }
    }

    @Test
    void oneThatIsGoneCannotBeReached() throws Exception {
        try (HostAccess agent = agent(door.fingerprint(), "manager")) {
            agent.ask(new FindHostServices(List.of("nginx")), LONG);
            door.close();
            Problem problem = refused(agent, new FindHostServices(List.of("nginx")), LONG);
            assertEquals(Problem.UNAVAILABLE, problem.code());
            assertTrue(problem.todo() != null && problem.what().contains("127.0.0.1"), problem::what);
        }
    }

    @Test
    void brokenQuestionsAreRefused() throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(context(keys("manager"))).build()) {
            assertEquals(404, status(http, "/host/v1/nothing", "{}"));
            assertEquals(404, status(http, "/api/v1/session", "{}"));
            for (String broken : List.of("", "null", "[", "[]", "{\"names\":7}", "{\"names\":".repeat(3_000))) {
                assertEquals(400, status(http, "/host/v1/host.services", broken), broken);
            }
            assertEquals(400, status(http, "/host/v1/host.services", " ".repeat(70_000)));
        }
        assertEquals(null, told.asked);
    }

    private SSLContext context(KeyManager[] keys) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[]{new PinnedTrust(List.of(door.fingerprint()))}, null);
        return context;
    }

    private int status(HttpClient http, String path, String body) throws IOException, InterruptedException {
        HttpResponse<Void> response = http.send(HttpRequest.newBuilder(url().resolve(path)).timeout(LONG)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build(), BodyHandlers.discarding());
        return response.statusCode();
    }

    @Test
    void whatIsNoFingerprintIsRefused() {
        for (String wrong : List.of("", "abc", "zz".repeat(32))) {
            assertThrows(IllegalArgumentException.class,
                    () -> new NodeDoor(folder, HttpSettings.loopback(0), List.of(wrong), told));
        }
        assertEquals("ab".repeat(32), PinnedTrust.plain("SHA256:" + "AB:".repeat(31) + "AB"));
    }
}
