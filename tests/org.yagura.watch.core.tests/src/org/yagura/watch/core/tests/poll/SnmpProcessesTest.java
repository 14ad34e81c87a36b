/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.ProcessWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SshCredential;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SmallSite;
import org.yagura.testsupport.SnmpDaemon;
import org.yagura.watch.core.internal.poll.ProcessKind;
import org.yagura.watch.core.internal.poll.SnmpPolls;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** Processes of this machine, counted by net-snmp's agent. */
final class SnmpProcessesTest {
    private static final String WHERE = "127.0.37.1";
    private static final String TABLE = "1.3.6.1.2.1.25.4.2";
    private static final String RUN = TABLE + ".1.";

    @TempDir
    private Path folder;
    private final int port = Ports.free();
    private final Asking asking = new Asking(WHERE);
    private final SnmpPolls polls = new SnmpPolls();
    private final ProcessKind kind = new ProcessKind(polls);
    /** In the command lines of this test only. */
    private final String mark = "mark-" + UUID.randomUUID();

    @BeforeEach
    void allow() {
        SmallSite.community(asking.site, "public", "127.0.37.0/24");
    }

    @AfterEach
    void close() {
        polls.close();
    }

    private SnmpDaemon daemon(String... lines) throws IOException {
        assumeTrue(SnmpDaemon.installed(), SnmpDaemon.PROGRAM + " is not installed");
        return SnmpDaemon.start(folder, WHERE, port, "one", lines);
    }

    private ProcessWatch watch(String command, int least, int most) {
        ProcessWatch watch = SiteFactory.eINSTANCE.createProcessWatch();
        watch.setPort(port);
        watch.setCommand(command);
        watch.setLeast(least);
        watch.setMost(most);
        return watch;
    }

    /** One that uses a processor until it is ended. */
    private ChildProcess busy(String name, String... arguments) throws IOException {
        return ChildProcess.start(folder, name, Map.of(),
                Stream.concat(Stream.of("/bin/sh", "-c", "while :; do :; done", mark), Stream.of(arguments)).toList());
    }

    private Measurement run(ProcessWatch watch, Probe probe) throws Exception {
        return Asking.check(kind, watch, probe.run(ProbeRun.begin(Instant.now(), Asking.LONG)));
    }

    /** Runs it until it says so; net-snmp keeps its table for a while. */
    private Measurement until(ProcessWatch watch, Probe probe, String text) {
        var last = new AtomicReference<Measurement>();
        Await.until(text, () -> {
            last.set(run(watch, probe));
            return last.get().text().in(Locale.ENGLISH).startsWith(text);
        });
        return last.get();
    }

    @Test
    void processesAreCountedAsTheyComeAndGo() throws Exception {
        ProcessWatch watch = watch("sh .*" + mark, 1, 1);
        try (SnmpDaemon daemon = daemon(); Probe probe = asking.probe(kind, watch)) {
            daemon.refresh(TABLE);
            Measurement none = run(watch, probe);
            assertEquals(Outcome.FAILED, none.outcome());
            assertEquals(0, Asking.value(none, "count").orElseThrow());
            try (var _ = busy("one")) {
                Measurement one = until(watch, probe, "1 processes with");
                assertEquals(Outcome.GOOD, one.outcome());
                assertTrue(Asking.value(one, "memory").orElseThrow() > 100_000, one.metrics()::toString);
                Await.until("it uses a processor", () -> Asking.value(run(watch, probe), "cpu").orElse(0) > 0);
                try (var _ = busy("two")) {
                    Measurement two = until(watch, probe, "2 processes with");
                    assertEquals(Outcome.FAILED, two.outcome());
                    assertEquals(2, Asking.value(two, "count").orElseThrow());
                }
                until(watch, probe, "1 processes with");
            }
            assertEquals(Outcome.FAILED, until(watch, probe, "Only 0 processes").outcome());
        }
    }

    @Test
    void argumentsAreCutAfter128Characters() throws Exception {
        ProcessWatch seen = watch(mark, 1, 0);
        ProcessWatch cut = watch(mark + ".*the-end", 1, 0);
        try (var _ = busy("long", "x".repeat(128), "the-end");
                var _ = daemon();
                Probe first = asking.probe(kind, seen);
                Probe second = asking.probe(kind, cut)) {
            until(seen, first, "1 processes with");
            assertEquals(0, Asking.value(run(cut, second), "count").orElseThrow());
        }
    }

    /** A table as an agent for Windows has it, where the path is that of the folder; and one that tells only names. */
    @Test
    void whatOtherAgentsTell() throws Exception {
        String[][] rows = {{"7", "svchost.exe", "C:\\\\Windows\\\\System32\\\\", "-k netsvcs", "1"},
                {"8", "svchost.exe", "C:\\\\Windows\\\\System32\\\\", "-k other", "1"},
                {"9", "kworker/0:1", "", "", "2"}, {"10", "svchost.exe", "", "", "4"}};
        String[] lines = Stream.of(rows).flatMap(row -> Stream.of(
                "override " + RUN + "2." + row[0] + " octet_str \"" + row[1] + '"',
                "override " + RUN + "4." + row[0] + " octet_str \"" + row[2] + '"',
                "override " + RUN + "5." + row[0] + " octet_str \"" + row[3] + '"',
                "override " + RUN + "7." + row[0] + " integer " + row[4])).toArray(String[]::new);
        try (var _ = daemon(lines)) {
            assertEquals(1, count("^C:\\\\Windows\\\\System32\\\\svchost\\.exe -k netsvcs$"));
            assertEquals(1, count("^kworker/0:1$"));
            assertEquals(2, count("svchost"), "what is invalid does not count");
        }
    }

    private double count(String command) throws Exception {
        return Asking.value(asking.run(kind, watch(command, 0, 0), Asking.LONG), "count").orElseThrow();
    }

    @Test
    void ofTooManyThePartThatWasLookedAtIsTold() throws Exception {
        String[] rows = IntStream.rangeClosed(1, 5_001)
                .mapToObj(i -> "override " + RUN + "2." + (10_000_000 + i) + " octet_str \"many\"")
                .toArray(String[]::new);
        try (var _ = daemon(rows)) {
            Measurement few = asking.run(kind, watch("nobody", 1, 0), Asking.LONG);
            assertEquals(Outcome.WARNING, few.outcome(), few.text()::toString);
            assertTrue(few.text().in(Locale.ENGLISH).startsWith("0 processes with nobody among the first 5,000"),
                    few.text()::toString);
            assertEquals(Outcome.GOOD, asking.run(kind, watch("^many$", 10, 0), Asking.LONG).outcome());
            assertEquals(Outcome.FAILED, asking.run(kind, watch("^many$", 0, 10), Asking.LONG).outcome());
        }
    }

    @Test
    void anAgentWithoutTheTableIsNamed() throws Exception {
        try (var _ = daemon("view little included .1.3.6.1.2.1.1", "rocommunity small default -V little")) {
            asking.site.getSnmpCredentials().clear();
            SmallSite.community(asking.site, "small", WHERE);
            Measurement nothing = asking.run(kind, watch("init", 1, 0), Asking.LONG);
            assertEquals(Outcome.FAILED, nothing.outcome());
            assertTrue(nothing.text().in(Locale.ENGLISH).contains("tells nothing of its processes"),
                    nothing.text()::toString);
        }
    }

    private String cannot(ProcessWatch watch) {
        return assertThrows(CannotAskException.class, () -> asking.probe(kind, watch)).getMessage();
    }

    @Test
    void whichWayIsTaken() throws Exception {
        ProcessWatch watch = watch("init", 1, 0);
        Measurement silent = asking.run(kind, watch, java.time.Duration.ofMillis(300));
        assertTrue(silent.text().in(Locale.ENGLISH).startsWith("No SNMP answer from " + WHERE),
                silent.text()::toString);
        watch.setUser("root");
        assertTrue(cannot(watch).contains("does not tell whose a process is"), () -> cannot(watch));
        SshCredential ssh = SiteFactory.eINSTANCE.createSshCredential();
        ssh.setName("ops");
        ssh.setUser("watch");
        ssh.getNetworks().add("127.0.0.0/8");
        asking.site.getSshCredentials().add(ssh);
        watch.setSshPort(Ports.free());
        assertEquals(Outcome.FAILED, asking.run(kind, watch, Asking.LONG).outcome(),
                "nobody listens, but SSH was taken");
        watch.setAccess(AccessKind.SNMP);
        assertTrue(cannot(watch).contains("does not tell whose a process is"), () -> cannot(watch));
        watch.setAccess(AccessKind.AUTOMATIC);
        watch.setUser(null);
        asking.site.getSshCredentials().clear();
        asking.site.getSnmpCredentials().clear();
        var anew = new ProcessKind(new SnmpPolls());
        assertTrue(assertThrows(CannotAskException.class, () -> anew.probe(watch, asking.node, asking.context()))
                .getMessage().startsWith("There is no way to ask one"));
        watch.setCommand("(");
        watch.setCredential(SmallSite.community(asking.site, "public", WHERE));
        assertTrue(cannot(watch).startsWith("“(” is not a regular expression"), () -> cannot(watch));
    }
}
