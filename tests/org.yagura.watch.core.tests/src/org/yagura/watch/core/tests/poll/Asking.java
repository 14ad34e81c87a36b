/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.yagura.core.domain.Health;
import org.yagura.core.host.HostAgents;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.Watch;
import org.yagura.ssh.SshSessions;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.SmallSite;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Runs watches on a node of a small site. */
final class Asking {
    static final Duration LONG = Duration.ofSeconds(30);

    final Site site = SmallSite.site();
    final Health health = new Health();
    final Node node;

    Asking(String address) {
        node = SmallSite.node(site, "one", address);
    }

    ProbeContext context() {
        return new ProbeContext(site, secret -> secret.replace("{plain}", ""), health, Clock.systemUTC(), Map.of(),
                new HostAgents(Path.of("no-manager")), new SshSessions());
    }

    Probe probe(WatchKind kind, Watch watch) throws CannotAskException {
        assertEquals(kind.type(), watch.eClass());
        return kind.probe(watch, node, context());
    }

    /** One run of a probe of its own; what it measures is announced and finite, its text is there in both languages. */
    Measurement run(WatchKind kind, Watch watch, Duration timeout) throws CannotAskException, InterruptedException {
        try (Probe probe = probe(kind, watch)) {
            return check(kind, watch, probe.run(ProbeRun.begin(Instant.now(), timeout)));
        } catch (CannotAskException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Measurement check(WatchKind kind, Watch watch, Measurement measured) {
        for (Metric metric : measured.metrics()) {
            assertTrue(Double.isFinite(metric.value()), metric.toString());
            String name = metric.name().replaceAll("\\[.*", "");
            assertTrue(
                    kind.metrics(watch).stream().anyMatch(f -> f.name().equals(name) && f.unit().equals(metric.unit())
                            && f.kind() == metric.kind() && f.instances() == metric.name().endsWith("]")),
                    metric.toString());
        }
        assertEquals(measured.metrics().size(), measured.metrics().stream().map(Metric::name).distinct().count());
        assertNotEquals(measured.text().in(Locale.ENGLISH), measured.text().in(Locale.JAPANESE));
        return measured;
    }

    /** The value of a metric; empty when it was not measured. */
    static OptionalDouble value(Measurement measured, String name) {
        return measured.metrics().stream().filter(m -> m.name().equals(name)).mapToDouble(Metric::value).findFirst();
    }

    /** Runs it, interrupts it once it waits, and sees that it ends at once. */
    void interrupted(WatchKind kind, Watch watch) throws Exception {
        Probe probe = probe(kind, watch);
        var ended = new java.util.concurrent.FutureTask<Void>(() -> {
            assertThrows(InterruptedException.class,
                    () -> probe.run(ProbeRun.begin(Instant.now(), Duration.ofDays(1))));
            return null;
        });
        Thread thread = Thread.ofVirtual().start(ended);
        Await.until("it waits", () -> thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
        thread.interrupt();
        ended.get(20, java.util.concurrent.TimeUnit.SECONDS);
        probe.close();
    }

    /** Files and sockets of this process, or 0 where the system does not tell. */
    static int openFiles() {
        String[] files = new File("/proc/self/fd").list();
        return files == null ? 0 : files.length;
    }
}
