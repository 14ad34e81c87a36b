/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.node.LocalHost;
import org.yagura.core.event.EventRaised;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.testsupport.Await;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.WatchDomain;
import org.yagura.watch.core.internal.poll.host.LogKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.WatchKind;
import org.yagura.watch.core.tests.plan.Sites;

/** A log file that is written and rotated while it is followed, over a restart and while the journal takes nothing. */
final class LogDomainTest {
    @TempDir
    private Path folder;
    private Path log;
    private int written;

    /** Follows logs of this machine. */
    private static final class Here implements WatchKind {
        private final LogKind kind = new LogKind();

        @Override
        public EClass type() {
            return SitePackage.Literals.LOG_WATCH;
        }

        @Override
        public List<MetricForm> metrics(Watch watch) {
            return kind.metrics(watch);
        }

        @Override
        public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
            return LogKind.probe((LogWatch) watch, new LocalHost());
        }
    }

    private Site site() {
        Site site = Sites.of(1);
        LogWatch watch = SiteFactory.eINSTANCE.createLogWatch();
        watch.setId("log");
        watch.setName("application");
        watch.setPath(log.toString());
        watch.setInterval(Duration.ofSeconds(1));
        watch.setRetryInterval(Duration.ofSeconds(1));
        watch.setTimeout(Duration.ofSeconds(20));
        watch.setAllNodes(true);
        LogPattern pattern = SiteFactory.eINSTANCE.createLogPattern();
        pattern.setId("error");
        pattern.setText("ERROR (?<number>\\d+)");
        watch.getPatterns().add(pattern);
        site.getWatches().add(watch);
        return site;
    }

    private void write(int lines) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("ERROR ").append(written++).append('\n');
        }
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> told(WatchRig rig) {
        return rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name())).map(EventRaised.TYPE::content)
                .map(e -> e.values().get("number")).toList();
    }

    private List<String> all() {
        var all = new ArrayList<String>();
        for (int i = 0; i < written; i++) {
            all.add(Integer.toString(i));
        }
        return all;
    }

    @Test
    void eachEntryIsToldExactlyOnce() throws Exception {
        log = folder.resolve("app.log");
        Files.createFile(log);
        var domain = new WatchDomain();
        domain.addKind(new Here());
        try (var rig = new WatchRig(folder.resolve("data"), site(), Clock.systemUTC(), domain)) {
            rig.await("log", "n0", WatchState.OK);
            write(20);
            Await.until("the first are told", () -> told(rig).size() >= 20);
            Files.move(log, folder.resolve("app.log.1"));
            write(20);
            rig.restart();
            write(5);
            Files.move(log, folder.resolve("app.log.2"));
            Files.move(folder.resolve("app.log.1"), folder.resolve("app.log.3"));
            write(5);
            Await.until("those around the restart are told", () -> told(rig).size() >= 50);
            rig.full = true;
            write(10);
            Instant mark = Instant.now();
            Await.until("a run has read them", () -> {
                WatchRow row = rig.row("log", "n0");
                return row.last() != null && row.last().isAfter(mark);
            });
            rig.full = false;
            Await.until("all are told", () -> told(rig).size() >= 60);
            rig.settle();
            assertEquals(all(), told(rig));
            EventRaised first = rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name()))
                    .map(EventRaised.TYPE::content).findFirst().orElseThrow();
            assertEquals(EventRaised.Kind.PROBLEM, first.kind());
            assertEquals("application", first.title());
            assertEquals("watch:log:n0<error>", first.key());
            assertEquals("n0", first.node());
        }
    }
}
