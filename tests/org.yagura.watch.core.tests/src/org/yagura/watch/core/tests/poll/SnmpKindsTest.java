/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpObject;
import org.yagura.model.site.SnmpWatch;
import org.yagura.model.site.TrafficWatch;
import org.yagura.model.site.Watch;
import org.yagura.snmp.SnmpSessions;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.OddAgent;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SmallSite;
import org.yagura.testsupport.SnmpDaemon;
import org.yagura.watch.core.internal.poll.HostKind;
import org.yagura.watch.core.internal.poll.SnmpKind;
import org.yagura.watch.core.internal.poll.SnmpPolls;
import org.yagura.watch.core.internal.poll.TrafficKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** The three kinds that ask by SNMP, against net-snmp's agent and against odd ones. */
final class SnmpKindsTest {
    private static final String WHERE = "127.0.36.1";
    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    private Path folder;
    private final int port = Ports.free();
    private final Asking asking = new Asking(WHERE);
    private final SnmpSessions sessions = new SnmpSessions();
    private final SnmpPolls polls = new SnmpPolls(sessions);
    private final SnmpKind snmp = new SnmpKind(polls);

    @BeforeEach
    void allow() {
        SmallSite.community(asking.site, "public", "127.0.36.0/24");
    }

    @AfterEach
    void nothingIsLeft() {
        Await.until("nothing waits", () -> sessions.pending() == 0);
        assertTrue(sessions.open() <= 1);
        polls.close();
    }

    private SnmpDaemon daemon(String... lines) throws IOException {
        assumeTrue(SnmpDaemon.installed(), SnmpDaemon.PROGRAM + " is not installed");
        return SnmpDaemon.start(folder, WHERE, port, "one", lines);
    }

    private SnmpWatch watch(SnmpObject... objects) {
        SnmpWatch watch = SiteFactory.eINSTANCE.createSnmpWatch();
        watch.setPort(port);
        watch.getObjects().addAll(List.of(objects));
        return watch;
    }

    private static SnmpObject object(String metric, String oid) {
        SnmpObject object = SiteFactory.eINSTANCE.createSnmpObject();
        object.setMetric(metric);
        object.setOid(oid);
        return object;
    }

    private Measurement again(WatchKind kind, Watch watch, Probe probe) throws Exception {
        return Asking.check(kind, watch, probe.run(ProbeRun.begin(Instant.now(), Asking.LONG)));
    }

    @Test
    void objectsColumnsAndCountersAreRead() throws Exception {
        SnmpObject factor = object("tenfold", ".1.3.6.1.4.1.32473.99.1.0");
        factor.setFactor(10);
        factor.setUnit("x");
        SnmpObject walk = object("column", "1.3.6.1.4.1.32473.99.2");
        walk.setWalk(true);
        SnmpObject counter = object("sent", "1.3.6.1.2.1.11.2.0");
        counter.setCounter(true);
        counter.setUnit("1/s");
        SnmpWatch watch = watch(factor, walk, counter, object("text", "1.3.6.1.4.1.32473.99.3.0"));
        try (var _ = daemon("override 1.3.6.1.4.1.32473.99.1.0 integer 7",
                "override 1.3.6.1.4.1.32473.99.2.1 integer 1",
                "override 1.3.6.1.4.1.32473.99.2.5 integer -5", "override 1.3.6.1.4.1.32473.99.3.0 octet_str \"0.25\"");
                Probe probe = asking.probe(snmp, watch)) {
            Measurement first = again(snmp, watch, probe);
            assertEquals(Outcome.GOOD, first.outcome(), first.text().toString());
            assertEquals(70, Asking.value(first, "tenfold").getAsDouble());
            assertEquals(1, Asking.value(first, "column[1]").getAsDouble());
            assertEquals(-5, Asking.value(first, "column[5]").getAsDouble());
            assertEquals(0.25, Asking.value(first, "text").getAsDouble());
            assertTrue(Asking.value(first, "sent").isEmpty(), "no rate the first time");
            Measurement second = again(snmp, watch, probe);
            assertTrue(Asking.value(second, "sent").getAsDouble() > 0, second.toString());
            assertEquals(1, sessions.open());
        }
    }

    @Test
    void aRestartGivesNoRate() throws Exception {
        SnmpObject counter = object("sent", "1.3.6.1.2.1.11.2.0");
        counter.setCounter(true);
        SnmpWatch watch = watch(counter);
        try (Probe probe = asking.probe(snmp, watch)) {
            try (var _ = daemon()) {
                for (int i = 0; i < 50; i++) {
                    again(snmp, watch, probe);
                }
            }
            try (var _ = daemon()) {
                assertTrue(again(snmp, watch, probe).metrics().isEmpty());
                assertTrue(Asking.value(again(snmp, watch, probe), "sent").getAsDouble() > 0);
            }
        }
    }

    @Test
    void anAgentThatHangsIsSlowOrIsKilledIsToldAndFoundAgain() throws Exception {
        SnmpWatch watch = watch(object("up", "1.3.6.1.2.1.1.3.0"));
        try (Probe probe = asking.probe(snmp, watch); var answers = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var daemon = daemon()) {
                assertEquals(Outcome.GOOD, again(snmp, watch, probe).outcome());
                daemon.suspend(true);
                Measurement hanging = probe.run(ProbeRun.begin(Instant.now(), SHORT));
                assertEquals(Outcome.FAILED, hanging.outcome());
                assertTrue(hanging.metrics().isEmpty());
                Future<Measurement> slow = answers.submit(() -> again(snmp, watch, probe));
                Await.until("it is asked", () -> sessions.pending() > 0);
                daemon.suspend(false);
                assertEquals(Outcome.GOOD, slow.get().outcome(), "what comes late but in time is an answer");
                daemon.kill();
                Measurement dead = probe.run(ProbeRun.begin(Instant.now(), SHORT));
                assertEquals(Outcome.FAILED, dead.outcome(), dead.text()::toString);
            }
            try (var _ = daemon()) {
                assertEquals(Outcome.GOOD, again(snmp, watch, probe).outcome(), "the same probe finds the next one");
            }
        }
    }

    @Test
    void whatIsMissingOrNoNumberIsNamed() throws Exception {
        SnmpObject nothing = object("nowhere", "1.3.6.1.4.1.32473.98");
        nothing.setWalk(true);
        try (var _ = daemon()) {
            Measurement missing = asking.run(snmp, watch(object("gone", "1.3.6.1.4.1.32473.97.0"), nothing,
                    object("up", "1.3.6.1.2.1.1.3.0")), Asking.LONG);
            assertEquals(Outcome.FAILED, missing.outcome());
            assertTrue(missing.text().toString().contains("does not have: gone, nowhere."), missing.text().toString());
            assertTrue(Asking.value(missing, "up").isPresent(), "the others are there");
            Measurement strange = asking.run(snmp, watch(object("name", "1.3.6.1.2.1.1.5.0")), Asking.LONG);
            assertTrue(strange.text().toString().endsWith("of name is no number."), strange.text().toString());
        }
    }

    @Test
    void resourcesOfThisMachine() throws Exception {
        HostWatch watch = SiteFactory.eINSTANCE.createHostWatch();
        watch.setPort(port);
        var kind = new HostKind(polls);
        try (var _ = daemon("includeAllDisks 10%"); Probe probe = asking.probe(kind, watch)) {
            // net-snmp knows the load of processors only some seconds after it has started
            var last = new AtomicReference<Measurement>();
            Await.until("the load of processors is known", () -> {
                last.set(again(kind, watch, probe));
                return Asking.value(last.get(), "cpu.used").isPresent();
            });
            Measurement host = last.get();
            assertEquals(Outcome.GOOD, host.outcome(), host.text().toString());
            for (String share : List.of("cpu.used", "memory.used")) {
                double value = Asking.value(host, share).orElse(-1);
                assertTrue(value >= 0 && value <= 100, share + " " + host.metrics());
            }
            assertTrue(Asking.value(host, "uptime").getAsDouble() > 0);
            assertTrue(Asking.value(host, "load").getAsDouble() >= 0);
            assertTrue(host.metrics().stream().filter(m -> m.name().startsWith("disk.used["))
                    .allMatch(m -> m.value() >= 0 && m.value() <= 100));
        }
    }

    @Test
    void anAgentWithoutTheseTablesIsNamed() throws Exception {
        HostWatch host = SiteFactory.eINSTANCE.createHostWatch();
        host.setPort(port);
        TrafficWatch traffic = SiteFactory.eINSTANCE.createTrafficWatch();
        traffic.setPort(port);
        try (var _ = daemon("view little included .1.3.6.1.2.1.1", "rocommunity small default -V little")) {
            asking.site.getSnmpCredentials().clear();
            SmallSite.community(asking.site, "small", WHERE);
            assertTrue(asking.run(new HostKind(polls), host, Asking.LONG).text().toString()
                    .contains("tells nothing of its resources"));
            assertTrue(asking.run(new TrafficKind(polls), traffic, Asking.LONG).text().toString()
                    .contains("tells of no interface"));
        }
    }

    @Test
    void trafficOfTheLoopbackInterface() throws Exception {
        TrafficWatch watch = SiteFactory.eINSTANCE.createTrafficWatch();
        watch.setPort(port);
        watch.setInterfaces("lo.*");
        var kind = new TrafficKind(polls);
        try (var _ = daemon(); Probe probe = asking.probe(kind, watch)) {
            Measurement first = again(kind, watch, probe);
            assertEquals(List.of("up[lo]"), first.metrics().stream().map(Metric::name).toList());
            // net-snmp keeps its tables for some seconds
            Await.until("traffic is seen", () -> {
                Measurement more = again(kind, watch, probe);
                return Asking.value(more, "in[lo]").orElse(0) > 0 && Asking.value(more, "out[lo]").orElse(0) > 0
                        && Asking.value(more, "in.errors[lo]").isPresent();
            });
            watch.setInterfaces("nothing");
            assertTrue(asking.run(kind, watch, Asking.LONG).text().toString().startsWith("No interface of"));
        }
    }

    @Test
    void anInterfaceThatFailsWhileTheAgentDoesNotRunIsStillRead() throws Exception {
        TrafficWatch watch = SiteFactory.eINSTANCE.createTrafficWatch();
        watch.setPort(port);
        var kind = new TrafficKind(polls);
        String memo;
        try (var _ = daemon(); Probe probe = asking.probe(kind, watch)) {
            Measurement first = again(kind, watch, probe);
            assertEquals(1, Asking.value(first, "up[lo]").orElseThrow());
            assertTrue(first.pending().containsAll(Set.of("in[lo]", "out[lo]")), first.pending().toString());
            memo = first.memo();
            assertNull(probe.run(ProbeRun.begin(Instant.now(), Asking.LONG, memo)).memo(), "nothing else came up");
        }
        try (var _ = daemon("override .1.3.6.1.2.1.2.2.1.8.1 integer 2"); Probe probe = asking.probe(kind, watch)) {
            Measurement after = probe.run(ProbeRun.begin(Instant.now(), Asking.LONG, memo));
            assertEquals(0, Asking.value(after, "up[lo]").orElseThrow());
            Measurement other = probe.run(ProbeRun.begin(Instant.now(), Asking.LONG, "what another version left"));
            assertTrue(Asking.value(other, "up[lo]").isEmpty(), "nobody knows that it has been up");
        }
    }

    @Test
    void manyRowsAreCutAndSaidSo() throws Exception {
        SnmpObject walk = object("column", "1.3.6.1.4.1.32473.99.2");
        walk.setWalk(true);
        String[] rows = IntStream.range(1, 1_200)
                .mapToObj(i -> "override 1.3.6.1.4.1.32473.99.2." + i + " integer " + i)
                .toArray(String[]::new);
        try (var _ = daemon(rows)) {
            Measurement cut = asking.run(snmp, watch(walk), Asking.LONG);
            assertEquals(1_000, cut.metrics().size());
            assertTrue(cut.text().toString().contains("more were left out"), cut.text().toString());
        }
    }

    @Test
    void silenceRefusalAndRubbishAreToldApart() throws Exception {
        SnmpWatch watch = watch(object("up", "1.3.6.1.2.1.1.3.0"));
        Measurement silent = asking.run(snmp, watch, SHORT);
        assertTrue(silent.text().toString().startsWith("No SNMP answer from 127.0.36.1:" + port + " within 0.4 s"),
                silent.text().toString());
        try (var _ = new OddAgent(WHERE, port, _ -> null)) {
            asking.interrupted(snmp, watch);
        }
        SnmpObject walk = object("column", "1.3.6.1.2.1.2.2.1.2");
        walk.setWalk(true);
        try (var _ = OddAgent.circling(WHERE, port)) {
            assertTrue(asking.run(snmp, watch(walk), Asking.LONG).text().toString().contains("cannot be understood"));
        }
        try (var _ = daemon("createUser watch SHA-256 \"correct horse\" AES \"battery staple\"", "rouser watch priv")) {
            asking.site.getSnmpCredentials().clear();
            SmallSite.user(asking.site, "watch", "wrong horse!", "battery staple", WHERE);
            polls.close();
            try (var others = new SnmpPolls()) {
                Measurement refused = asking.run(new SnmpKind(others), watch, Duration.ofSeconds(3));
                assertTrue(refused.text().toString().contains("refuses the user or the key of user watch"),
                        refused.text().toString());
                assertFalse(refused.toString().contains("horse"));
            }
        }
    }

    @Test
    void credentialsAreUsedOnlyWhereAllowed() {
        SnmpWatch watch = watch(object("up", "1.3.6.1.2.1.1.3.0"));
        watch.setCredential(SmallSite.community(asking.site, "geheim", "10.0.0.0/8"));
        String text = cannot(watch);
        assertTrue(text.contains("does not allow 127.0.36.1"), text);
        watch.getCredential().setEnabled(false);
        assertTrue(cannot(watch).contains("is switched off"));
        watch.setCredential(null);
        asking.site.getSnmpCredentials().clear();
        // a new revision is another object
        assertTrue(assertThrows(CannotAskException.class, () -> new SnmpKind(new SnmpPolls()).probe(watch, asking.node,
                asking.context())).getMessage().startsWith("No SNMP credential of the site allows 127.0.36.1"));
        assertTrue(cannot(watch(object("x", "one.two"))).startsWith("“one.two” is no object identifier"));
        assertTrue(cannot(watch()).startsWith("No object is named"));
    }

    private String cannot(SnmpWatch watch) {
        return assertThrows(CannotAskException.class, () -> asking.probe(snmp, watch)).getMessage();
    }
}
