/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.ReadHost;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.Secret;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SshCredential;
import org.yagura.ssh.SshAccess;
import org.yagura.ssh.SshHost;
import org.yagura.ssh.SshSessions;
import org.yagura.ssh.SshSessions.Peer;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SshDaemon;

/** A host behind a real sshd. */
final class SshHostTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MOST = 1 << 20;

    @TempDir
    private static Path home;
    private static SshDaemon daemon;
    private static int port;
    private static String fingerprint;

    private final SshSessions sessions = new SshSessions();
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(SshDaemon.installed(), "no sshd on this machine");
        port = Ports.free();
        daemon = SshDaemon.start(home.resolve("sshd"), port);
        fingerprint = daemon.fingerprint();
    }

    @AfterAll
    static void end() {
        if (daemon != null) {
            daemon.close();
        }
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    private static SshCredential credential(String key) {
        SshCredential credential = SiteFactory.eINSTANCE.createSshCredential();
        credential.setName("watching");
        credential.setUser(System.getProperty("user.name"));
        credential.getNetworks().add("127.0.0.0/8");
        credential.setPrivateKey(key == null ? null : Secret.plain(key));
        return credential;
    }

    private static Peer peer(SshCredential credential, String... hostKeys) throws IOException {
        SshAccess access = SshAccess.of(credential, secret -> secret.replace("{plain}", ""));
        return new Peer(InetAddress.getByName("127.0.0.1"), port, access, Set.of(hostKeys));
    }

    private static Peer peer() throws IOException {
        return peer(credential(daemon.key()), fingerprint);
    }

    private Problem refused(Peer peer, Duration within) {
        return assertThrows(ProblemException.class, () -> sessions.run(peer, "true", within, MOST)).problem();
    }

    @Test
    void commandsRunOnOneConnection() throws Exception {
        Peer peer = peer();
        int before = daemon.log().split("Accepted publickey").length;
        SshSessions.Ran ran = sessions.run(peer, "printf 'a\\0b'; echo wrong >&2; exit 7", LONG, MOST);
        assertEquals(7, ran.status());
        assertArrayEquals(new byte[]{'a', 0, 'b'}, ran.out());
        assertEquals("wrong\n", ran.err());
        for (int i = 0; i < 20; i++) {
            assertEquals(0, sessions.run(peer, "true", LONG, MOST).status());
        }
        Await.until("the log tells of it", () -> daemon.log().split("Accepted publickey").length > before);
        assertEquals(before + 1, daemon.log().split("Accepted publickey").length);
    }

    @Test
    void whatIsTooLongIsGivenUp() throws Exception {
        Problem problem = assertThrows(ProblemException.class,
                () -> sessions.run(peer(), "yes", LONG, 10_000)).problem();
        assertEquals(Problem.FAILED, problem.code());
        assertEquals(0, sessions.run(peer(), "true", LONG, MOST).status(), "the connection goes on");
    }

    @Test
    void onlyTheHostThatIsMeantIsBelieved() throws Exception {
        Problem unknown = refused(peer(credential(daemon.key())), LONG);
        assertEquals(Problem.REFUSED, unknown.code());
        assertTrue(unknown.what().contains(fingerprint), unknown::what);
        Problem changed = refused(peer(credential(daemon.key()), "SHA256:" + "A".repeat(43)), LONG);
        assertTrue(changed.why().contains("passes itself off"), changed::why);
        assertTrue(changed.what().contains(fingerprint), changed::what);
    }

    @Test
    void wrongSecretsAreRefusedAndNotTold() throws Exception {
        SshCredential password = credential(null);
        password.setPassword(Secret.plain("hunter2-secret"));
        Problem wrong = refused(peer(password, fingerprint), LONG);
        assertEquals(Problem.REFUSED, wrong.code());
        assertFalse(wrong.toString().contains("hunter2"), wrong::toString);
        assertEquals(Problem.REFUSED, refused(peer(credential(daemon.strangersKey()), fingerprint), LONG).code());
        Problem broken = refused(peer(credential("-----BEGIN NONSENSE-----"), fingerprint), LONG);
        assertEquals(Problem.INVALID, broken.code());
        assertFalse(broken.toString().contains("NONSENSE"), broken::toString);
        assertFalse(SshAccess.of(password, s -> s).toString().contains("hunter2"));
    }

    @Test
    void aKeyWithAPassPhraseGetsIn() throws Exception {
        SshCredential locked = credential(daemon.lockedKey());
        assertEquals(Problem.INVALID, refused(peer(locked, fingerprint), LONG).code());
        locked.setPassphrase(Secret.plain(SshDaemon.PASSPHRASE));
        assertEquals(0, sessions.run(peer(locked, fingerprint), "true", LONG, MOST).status());
    }

    @Test
    void aServerThatIsKilledIsSaidAndComesBack() throws Exception {
        Peer peer = peer();
        var running = new FutureTask<>(() -> refusedBy(peer, "echo begun; sleep 60"));
        Thread.ofVirtual().start(running);
        Await.until("it runs", () -> ProcessHandle.allProcesses()
                .anyMatch(p -> p.info().commandLine().orElse("").contains("sleep 60")));
        daemon.kill();
        assertEquals(Problem.UNAVAILABLE, running.get(30, TimeUnit.SECONDS).code());
        assertEquals(Problem.UNAVAILABLE, refused(peer, LONG).code());
        daemon.start();
        assertEquals(0, sessions.run(peer, "true", LONG, MOST).status());
    }

    private Problem refusedBy(Peer peer, String command) {
        return assertThrows(ProblemException.class, () -> sessions.run(peer, command, LONG, MOST)).problem();
    }

    @Test
    void aServerThatHangsCostsNoMoreThanItsTime() throws Exception {
        Peer peer = peer();
        sessions.run(peer, "true", LONG, MOST);
        daemon.suspend(true);
        try {
            for (Peer one : List.of(peer, peer(credential(daemon.strangersKey()), fingerprint))) {
                assertEquals(Problem.UNAVAILABLE, refused(one, Duration.ofMillis(500)).code());
            }
        } finally {
            daemon.suspend(false);
        }
        Await.until("it answers again", () -> {
            try {
                return sessions.run(peer, "true", LONG, MOST).status() == 0;
            } catch (ProblemException e) {
                return false;
            }
        });
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        Peer peer = peer();
        sessions.run(peer, "true", LONG, MOST);
        var running = new FutureTask<>(() -> {
            assertThrows(InterruptedException.class, () -> sessions.run(peer, "sleep 61", Duration.ofDays(1), MOST));
            return true;
        });
        Thread thread = Thread.ofVirtual().start(running);
        Await.until("it runs", () -> ProcessHandle.allProcesses()
                .anyMatch(p -> p.info().commandLine().orElse("").contains("sleep 61")));
        thread.interrupt();
        assertTrue(running.get(20, TimeUnit.SECONDS));
        assertEquals(0, sessions.run(peer, "true", LONG, MOST).status());
    }

    @Test
    void credentialsAreForTheirNetworks() {
        SshAccess access = SshAccess.of(credential("x"), s -> s);
        assertTrue(access.allows(new byte[]{127, 0, 0, 1}));
        assertFalse(access.allows(new byte[]{10, 0, 0, 1}));
    }

    @Test
    void itTellsWhatTheHostUses() throws Exception {
        try (var host = new SshHost(sessions, peer())) {
            ReadHost.Use use = host.ask(new ReadHost(), LONG);
            assertTrue(use.system().startsWith("Linux") && use.processors() > 0 && use.uptime() > 0, use::toString);
            assertTrue(use.memoryUsed() > 0 && use.memoryUsed() < use.memory(), use::toString);
            assertTrue(use.busy() > 0 && use.busy() < use.passed(), use::toString);
            Await.until("time has passed", () -> host.ask(new ReadHost(), LONG).passed() > use.passed());
        }
    }

    @Test
    void itFindsProcesses() throws Exception {
        String time = "98764." + System.nanoTime();
        Process child = new ProcessBuilder("sleep", time).start();
        try (var host = new SshHost(sessions, peer())) {
            var query = new FindHostProcesses("^sleep " + Pattern.quote(time) + "$", null);
            Await.until("it is found", () -> host.ask(query, LONG).count() == 1);
            FindHostProcesses.Process found = host.ask(query, LONG).processes().getFirst();
            assertEquals(child.pid(), found.pid());
            long now = System.currentTimeMillis();
            assertTrue(Math.abs(now - found.started()) < 60_000, () -> found + " at " + now);
            assertEquals(found, host.ask(query, LONG).processes().getFirst());
            assertEquals(Problem.INVALID, assertThrows(ProblemException.class,
                    () -> host.ask(new FindHostProcesses("(", null), LONG)).problem().code());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void servicesOfAHostWithoutSystemdAreAProblem() throws Exception {
        try (var host = new SshHost(sessions, peer())) {
            assertEquals(Problem.INVALID, assertThrows(ProblemException.class,
                    () -> host.ask(new FindHostServices(List.of("'; id")), LONG)).problem().code());
            assumeTrue(Files.notExists(Path.of("/run/systemd/system")), "this machine is run by systemd");
            assertEquals(Problem.FAILED, assertThrows(ProblemException.class,
                    () -> host.ask(new FindHostServices(List.of("nginx")), LONG)).problem().code());
        }
    }

    @Test
    void aLogIsReadWhileItIsWrittenAndRotated() throws Exception {
        int lines = 6_000;
        Path log = folder.resolve("it's a log.log");
        Files.createFile(log);
        var read = new ByteArrayOutputStream();
        try (var host = new SshHost(sessions, peer())) {
            ReadHostLog.Place place = host.ask(new ReadHostLog(log.toString(), null, null), LONG).place();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(log, lines));
            boolean more = true;
            while (!writer.isDone() || more) {
                ReadHostLog.Piece piece = host.ask(new ReadHostLog(log.toString(), place, 20_000), LONG);
                assertFalse(piece.lost());
                read.write(piece.content());
                place = piece.place();
                more = piece.more() || piece.content().length > 0 || !writer.isDone();
            }
            writer.get();
        }
        String[] all = read.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(lines, all.length);
        for (int i = 0; i < lines; i++) {
            assertEquals("line " + i, all[i]);
        }
    }

    private static void write(Path log, int lines) {
        try {
            OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND);
            int files = 0;
            for (int i = 0; i < lines; i++) {
                if (i % 1_000 == 500) {
                    Files.move(log, log.resolveSibling(log.getFileName() + "." + ++files));
                } else if (i % 1_000 == 520) {
                    out.close();
                    out = Files.newOutputStream(log, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
                }
                out.write(("line " + i + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void logsThatAreNotThereAreSaid() throws Exception {
        try (var host = new SshHost(sessions, peer())) {
            for (String path : List.of("relative", "/", "/a\nb", folder.resolve("none").toString(),
                    folder.toString())) {
                Problem problem = assertThrows(ProblemException.class,
                        () -> host.ask(new ReadHostLog(path, null, null), LONG)).problem();
                assertTrue(Set.of(Problem.INVALID, Problem.UNAVAILABLE).contains(problem.code()), problem::toString);
            }
        }
    }
}
