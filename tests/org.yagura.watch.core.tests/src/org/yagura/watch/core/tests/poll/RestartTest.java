/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHost;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.poll.host.UseProbe;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Judge;
import org.yagura.watch.core.internal.state.Result;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Terms;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** What is told of growth that is judged while probes and nodes begin anew: an alarm goes on, what is gone is gone. */
final class RestartTest {
    private static final Bound BUSY = bound("cpu.used", 90, 2);
    private static final Bound SENT = bound("net.out", 0, 1);

    private final Deque<ReadHost.Use> answers = new ArrayDeque<>();
    private final HostAccess host = new HostAccess() {
        @Override
        public <R> R ask(HostQuery<R> query, Duration within) {
            return query.result().cast(answers.remove());
        }

        @Override
        public void close() {
            answers.clear();
        }
    };
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");
    private Standing standing = Standing.pending(now);
    private long uptime;
    private long busy;
    private long passed;
    private long sent;

    private static Bound bound(String metric, double limit, int count) {
        return Bound.of(metric, metric, ThresholdKind.HIGH, limit, 0, count, Severity.MAJOR, null);
    }

    private void run(Probe probe, Terms terms, int share, String... interfaces) throws InterruptedException {
        uptime += 60;
        busy += share;
        passed += 100;
        sent += 1_000;
        answers.add(new ReadHost.Use("Linux", uptime, 1, (double) busy, (double) passed, null, 0, 0, 0, 0, List.of(),
                List.of(), Arrays.stream(interfaces).map(name -> new ReadHost.Net(name, 0, sent)).toList()));
        now = now.plusSeconds(60);
        Measurement measured = probe.run(ProbeRun.begin(now, Duration.ofSeconds(5)));
        Ruling ruling = Judge.judge(standing, terms, Result.of(now, measured), Judge.Circumstances.USUAL);
        standing = ruling.standing().kept();
        ruling.tellings().forEach(t -> told.add(t.topic() + t.severity()));
    }

    private static Terms terms(int attempts, Bound bound) {
        return new Terms(Duration.ofMinutes(1), Duration.ofSeconds(15), Duration.ofSeconds(5), attempts,
                Severity.CRITICAL, List.of(bound), null);
    }

    private List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    @Test
    void anAlarmOnGrowthGoesOnOverANewProbeAndARestartOfTheNode() throws Exception {
        Terms terms = terms(2, BUSY);
        Probe first = new UseProbe(host);
        for (int i = 0; i < 4; i++) {
            run(first, terms, 99);
        }
        assertEquals(List.of("MAJOR"), told());
        Probe second = new UseProbe(host);
        run(second, terms, 99);
        run(second, terms, 99);
        uptime = 0;
        busy = 0;
        passed = 0;
        run(second, terms, 99);
        assertEquals(List.of(), told(), "nothing says that it is good again");
        run(second, terms, 10);
        assertEquals(List.of("CLEARED"), told());
    }

    @Test
    void whatWasNotMeasuredConfirmsNothing() throws Exception {
        Terms terms = terms(2, BUSY);
        Probe first = new UseProbe(host);
        for (int i = 0; i < 3; i++) {
            run(first, terms, 99);
        }
        run(new UseProbe(host), terms, 99);
        assertEquals(List.of(), told(), "one attempt of two so far");
        Probe second = new UseProbe(host);
        run(second, terms, 99);
        run(second, terms, 99);
        assertEquals(List.of("MAJOR"), told());
    }

    @Test
    void anInterfaceThatIsGoneAfterwardsIsForgottenAndTheOtherIsNot() throws Exception {
        Terms terms = terms(1, SENT);
        Probe first = new UseProbe(host);
        run(first, terms, 1, "eth0", "veth1");
        run(first, terms, 1, "eth0", "veth1");
        assertEquals(List.of("[eth0]MAJOR", "[veth1]MAJOR"), told());
        run(first, terms, 1, "eth0", "veth1", "veth2");
        run(new UseProbe(host), terms, 1, "eth0");
        assertEquals(List.of("[veth1]CLEARED"), told());
    }
}
