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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHost;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.AccessKind;
import org.yagura.model.site.ProcessWatch;
import org.yagura.model.site.ServiceWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SshCredential;
import org.yagura.testsupport.Ports;
import org.yagura.watch.core.internal.poll.HostKind;
import org.yagura.watch.core.internal.poll.SnmpPolls;
import org.yagura.watch.core.internal.poll.ProcessKind;
import org.yagura.watch.core.internal.poll.host.ServiceKind;
import org.yagura.watch.core.internal.poll.host.UseProbe;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** What watches make of what a host tells, on whichever way. */
final class HostKindsTest {
    private static final String SOME = "ab".repeat(32);

    private final Asking asking = new Asking("127.0.0.1");
    private final Deque<Supplier<Object>> answers = new ArrayDeque<>();
    private final HostAccess host = new HostAccess() {
        @Override
        public <R> R ask(HostQuery<R> query, Duration within) {
            return query.result().cast(answers.remove().get());
        }

        @Override
        public void close() {
            answers.clear();
        }
    };

    private static Measurement run(Probe probe) throws InterruptedException {
        return probe.run(ProbeRun.begin(Instant.now(), Asking.LONG));
    }

    private static ReadHost.Use use(long uptime, double busy, double passed, long in) {
        return new ReadHost.Use("Linux", uptime, 2, busy, passed, 0.5, 1_000, 250, 0, 0,
                List.of(new ReadHost.Mount("/", 200, 50, 10, 9), new ReadHost.Mount("/dos", 100, 100, 0, 0)),
                List.of(new ReadHost.Disk("sda", in, 2 * in, 3 * in, null),
                        new ReadHost.Disk("sdb", in, in, 3 * in, 4 * in)),
                List.of(new ReadHost.Net("eth0", in, 0)));
    }

    @Test
    void whatIsUsedIsSharesAndGrowth() throws Exception {
        WatchKind kind = new HostKind(new SnmpPolls());
        var watch = SiteFactory.eINSTANCE.createHostWatch();
        var probe = new UseProbe(host);
        answers.add(() -> use(100, 1_000, 4_000, 500));
        answers.add(() -> use(160, 2_000, 8_000, 1_500));
        Measurement first = Asking.check(kind, watch, run(probe));
        assertEquals(Outcome.GOOD, first.outcome());
        assertEquals(25, Asking.value(first, "memory.used").orElseThrow());
        assertEquals(25, Asking.value(first, "disk.used[/]").orElseThrow());
        assertEquals(90, Asking.value(first, "disk.inodes[/]").orElseThrow());
        assertTrue(Asking.value(first, "disk.inodes[/dos]").isEmpty(), "it has no inodes");
        assertTrue(Asking.value(first, "swap.used").isEmpty(), "it has no swap space");
        assertTrue(Asking.value(first, "cpu.used").isEmpty(), "nothing is made up for the first run");
        Measurement second = Asking.check(kind, watch, run(probe));
        assertEquals(25, Asking.value(second, "cpu.used").orElseThrow(), 1e-9);
        double in = Asking.value(second, "net.in[eth0]").orElseThrow();
        double read = Asking.value(second, "disk.read[sda]").orElseThrow();
        assertEquals(8, in / read, 1e-9, "bits of the same bytes");
        assertEquals(2, Asking.value(second, "disk.write[sda]").orElseThrow() / read, 1e-9);
        assertTrue(Asking.value(second, "disk.reads[sda]").isEmpty(), "a node agent that does not count them");
        assertEquals(3, Asking.value(second, "disk.reads[sdb]").orElseThrow() / read, 1e-9);
        assertEquals(4, Asking.value(second, "disk.writes[sdb]").orElseThrow() / read, 1e-9);
    }

    @Test
    void afterARestartNothingIsMadeUp() throws Exception {
        var probe = new UseProbe(host);
        answers.add(() -> use(1_000, 5_000, 20_000, 500));
        answers.add(() -> use(5, 6_000, 21_000, 900));
        answers.add(() -> use(65, 6_500, 22_000, 1_000));
        run(probe);
        Measurement anew = run(probe);
        assertTrue(Asking.value(anew, "cpu.used").isEmpty() && Asking.value(anew, "net.in[eth0]").isEmpty());
        assertEquals(50, Asking.value(run(probe), "cpu.used").orElseThrow(), 1e-9);
    }

    private static FindHostProcesses.Found processes(int count, long busy) {
        return new FindHostProcesses.Found(count, LongStream.range(0, count)
                .mapToObj(i -> new FindHostProcesses.Process(10 + i, "db", "postgres", 7, busy, 100)).toList());
    }

    @Test
    void processesAreCountedAndTheirUseIsAddedUp() throws Exception {
        ProcessWatch watch = SiteFactory.eINSTANCE.createProcessWatch();
        watch.setCommand("postgres");
        watch.setLeast(2);
        watch.setMost(3);
        WatchKind kind = new ProcessKind(new SnmpPolls());
        Probe probe = ProcessKind.probe(watch, host);
        answers.add(() -> processes(2, 1_000));
        answers.add(() -> processes(2, 2_000));
        answers.add(() -> processes(1, 2_500));
        answers.add(() -> processes(4, 0));
        Measurement first = Asking.check(kind, watch, run(probe));
        assertEquals(Outcome.GOOD, first.outcome());
        assertEquals(200, Asking.value(first, "memory").orElseThrow());
        assertTrue(Asking.value(first, "cpu").isEmpty());
        assertTrue(Asking.value(run(probe), "cpu").orElseThrow() > 0);
        Measurement few = Asking.check(kind, watch, run(probe));
        assertEquals(Outcome.FAILED, few.outcome());
        assertEquals(1, Asking.value(few, "count").orElseThrow());
        assertTrue(few.text().in(Locale.ENGLISH).startsWith("Only 1 processes with postgres"));
        Measurement many = Asking.check(kind, watch, run(probe));
        assertEquals(Outcome.FAILED, many.outcome());
    }

    @Test
    void aServiceThatDoesNotRunIsNamed() throws Exception {
        ServiceWatch watch = SiteFactory.eINSTANCE.createServiceWatch();
        watch.getServices().addAll(List.of("nginx", "db"));
        WatchKind kind = new ServiceKind();
        Probe probe = ServiceKind.probe(watch, host);
        var nginx = new FindHostServices.Service("nginx", true, true, "active (running)", 4L);
        answers.add(() -> new FindHostServices.Found(
                List.of(nginx, new FindHostServices.Service("db", true, true, "active (exited)", null))));
        answers.add(() -> new FindHostServices.Found(
                List.of(nginx, new FindHostServices.Service("db", true, false, "failed (failed)", 0L))));
        answers.add(() -> new FindHostServices.Found(
                List.of(nginx, new FindHostServices.Service("db", false, false, "", null))));
        Measurement good = Asking.check(kind, watch, run(probe));
        assertEquals(Outcome.GOOD, good.outcome());
        assertEquals(4, Asking.value(good, "restarts[nginx]").orElseThrow());
        Measurement bad = Asking.check(kind, watch, run(probe));
        assertEquals(0, Asking.value(bad, "running[db]").orElseThrow());
        assertTrue(bad.text().in(Locale.ENGLISH).contains("db: failed (failed)"));
        assertEquals(Set.of("db"), bad.faults().keySet(), "nginx runs");
        assertTrue(run(probe).text().in(Locale.ENGLISH).contains("no service of this name: db"));
    }

    @Test
    void theWordsOfTheHostArePassedOn() throws Exception {
        answers.add(() -> {
            throw new ProblemException(new Problem(Problem.UNAVAILABLE, "It is away.", null, "Look.", null));
        });
        Measurement failed = run(new UseProbe(host));
        assertEquals(Outcome.FAILED, failed.outcome());
        assertEquals("The host says: It is away. Look.", failed.text().in(Locale.ENGLISH));
    }

    private String cannot() {
        ServiceWatch watch = SiteFactory.eINSTANCE.createServiceWatch();
        watch.getServices().add("nginx");
        return assertThrows(CannotAskException.class, () -> asking.probe(new ServiceKind(), watch)).getMessage();
    }

    @Test
    void overSshACredentialAndAHostKeyAreNeeded() throws Exception {
        ServiceWatch watch = SiteFactory.eINSTANCE.createServiceWatch();
        watch.getServices().add("nginx");
        watch.setAccess(AccessKind.SSH);
        watch.setSshPort(Ports.free());
        assertTrue(assertThrows(CannotAskException.class, () -> asking.probe(new ServiceKind(), watch)).getMessage()
                .contains("No SSH credential"));
        SshCredential credential = SiteFactory.eINSTANCE.createSshCredential();
        credential.setName("ops");
        credential.setUser("watch");
        asking.site.getSshCredentials().add(credential);
        watch.setSshCredential(credential);
        assertTrue(assertThrows(CannotAskException.class, () -> asking.probe(new ServiceKind(), watch)).getMessage()
                .contains("ops may not be offered to 127.0.0.1"));
        credential.getNetworks().add("127.0.0.0/8");
        credential.setEnabled(false);
        assertTrue(assertThrows(CannotAskException.class, () -> asking.probe(new ServiceKind(), watch)).getMessage()
                .contains("ops is switched off"));
        credential.setEnabled(true);
        Measurement nobody = asking.run(new ServiceKind(), watch, Asking.LONG);
        assertEquals(Outcome.FAILED, nobody.outcome());
        assertTrue(nobody.text().in(Locale.ENGLISH).contains("127.0.0.1"), nobody.text()::toString);
    }

    @Test
    void whatIsMissingAtTheNodeIsSaid() throws Exception {
        assertTrue(cannot().contains("no way to ask"), this::cannot);
        asking.node.setAgentPort(8444);
        assertTrue(cannot().contains("certificate"), this::cannot);
        asking.node.setAgentCertificate("nonsense");
        assertTrue(cannot().contains("nonsense"), this::cannot);
        asking.node.setAgentCertificate(SOME);
        ServiceWatch watch = SiteFactory.eINSTANCE.createServiceWatch();
        watch.getServices().add("nginx");
        Measurement nobody = asking.run(new ServiceKind(), watch, Asking.LONG);
        assertEquals(Outcome.FAILED, nobody.outcome());
        asking.node.setAgentPort(0);
        watch.setAccess(AccessKind.NODE_AGENT);
        assertThrows(CannotAskException.class, () -> asking.probe(new ServiceKind(), watch));
    }
}
