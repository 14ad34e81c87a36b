/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.FindHostServices.Service;
import org.yagura.core.host.ReadHost;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.agent.node.LocalHost;
import org.yagura.agent.node.internal.ServiceReader;
import org.yagura.testsupport.Await;

import oshi.SystemInfo;

/** The own host is read as it is. */
final class LocalHostTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final LocalHost host = new LocalHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void itTellsWhatItUses() throws InterruptedException {
        ReadHost.Use use = host.ask(new ReadHost(), LONG);
        assertEquals(Runtime.getRuntime().availableProcessors() > 0, use.processors() > 0);
        assertTrue(use.memory() > 0 && use.memoryUsed() > 0 && use.memoryUsed() < use.memory(), use::toString);
        assertTrue(use.uptime() > 0, use::toString);
        assertTrue(use.busy() > 0 && use.busy() < use.passed(), use::toString);
        for (ReadHost.Mount mount : use.mounts()) {
            assertTrue(mount.used() >= 0 && mount.used() <= mount.size(), mount::toString);
            assertTrue(mount.inodesUsed() <= mount.inodes(), mount::toString);
        }
    }

    @Test
    void itsCountersGrowWithWork() throws InterruptedException {
        ReadHost.Use before = host.ask(new ReadHost(), LONG);
        Await.until("time has passed and work was done", LONG, () -> {
            long sum = 0;
            for (int i = 0; i < 50_000_000; i++) {
                sum += i ^ sum << 1;
            }
            ReadHost.Use now = host.ask(new ReadHost(), LONG);
            return sum != 0 && now.busy() > before.busy() && now.passed() > before.passed();
        });
    }

    @Test
    void processesAreFoundByTheirCommandLine() throws Exception {
        String time = "98765." + System.nanoTime();
        Process child = new ProcessBuilder("sleep", time).start();
        try {
            var query = new FindHostProcesses("sleep " + Pattern.quote(time) + "$", null);
            Await.until("it is found", LONG, () -> host.ask(query, LONG).count() == 1);
            FindHostProcesses.Process found = host.ask(query, LONG).processes().getFirst();
            assertEquals(child.pid(), found.pid());
            assertTrue(found.started() > 0 && found.memory() > 0, found::toString);
            assertEquals(1, host.ask(new FindHostProcesses(query.command(), found.user()), LONG).count());
            assertEquals(0, host.ask(new FindHostProcesses(query.command(), "nobody-else"), LONG).count());
            child.destroy();
            child.waitFor();
            Await.until("it is gone", LONG, () -> host.ask(query, LONG).count() == 0);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void aWrongExpressionIsRefused() {
        ProblemException refused = assertThrows(ProblemException.class,
                () -> host.ask(new FindHostProcesses("(", null), LONG));
        assertEquals(Problem.INVALID, refused.problem().code());
        assertNotNull(refused.problem().todo());
    }

    @Test
    void whatDoesNotAnswerInTimeIsAProblem() {
        ProblemException slow = assertThrows(ProblemException.class, () -> host.ask(new ReadHost(), Duration.ZERO));
        assertEquals(Problem.UNAVAILABLE, slow.problem().code());
    }

    /** A program in place of systemctl, which wants systemd as the first process. */
    private static ServiceReader systemctl(Path folder, String script) throws IOException {
        Path program = folder.resolve("systemctl");
        Files.write(program, ("#!/bin/sh\n" + script).getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new ServiceReader(new SystemInfo().getOperatingSystem(), List.of(program.toString()));
    }

    @Test
    void servicesAreToldInTheOrderOfTheirNames(@TempDir Path folder) throws Exception {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"));
        ServiceReader reader = systemctl(folder, """
                echo "$@" > "$(dirname "$0")/asked"
                echo 'NRestarts=3'; echo 'LoadState=loaded'; echo 'ActiveState=active'; echo 'SubState=running'
                echo
                echo 'NRestarts=0'; echo 'LoadState=not-found'; echo 'ActiveState=inactive'; echo 'SubState=dead'
                echo
                echo 'LoadState=loaded'; echo 'ActiveState=failed'; echo 'SubState=failed'
                """);
        assertEquals(List.of(new Service("nginx", true, true, "active (running)", 3L),
                new Service("nothing", false, false, "", 0L),
                new Service("db.service", true, false, "failed (failed)", null)),
                reader.find(new FindHostServices(List.of("nginx", "nothing", "db.service"))).services());
        assertTrue(Files.readString(folder.resolve("asked")).strip().endsWith("-- nginx nothing db.service"));
    }

    @Test
    void anAnswerThatIsNoneIsAProblem(@TempDir Path folder) throws Exception {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"));
        for (String script : List.of("echo 'System has not been booted with systemd' >&2; exit 1\n", "exit 0\n",
                "echo 'LoadState=loaded'; echo; echo 'LoadState=loaded'; echo; echo x\n")) {
            ProblemException problem = assertThrows(ProblemException.class,
                    () -> systemctl(folder, script).find(new FindHostServices(List.of("a", "b"))));
            assertEquals(Problem.UNAVAILABLE, problem.problem().code());
        }
    }

    @Test
    void namesThatAreOptionsAreRefused(@TempDir Path folder) throws Exception {
        ServiceReader reader = systemctl(folder, "exit 9\n");
        for (String name : List.of("--root=/tmp", "", "a\nb", "$(id)", "-p")) {
            assertEquals(Problem.INVALID, assertThrows(ProblemException.class,
                    () -> reader.find(new FindHostServices(List.of(name)))).problem().code());
        }
        assertThrows(ProblemException.class, () -> reader.find(new FindHostServices(List.of())));
    }
}
