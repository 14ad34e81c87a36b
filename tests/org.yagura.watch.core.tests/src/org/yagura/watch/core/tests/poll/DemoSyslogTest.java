/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Health;
import org.yagura.core.event.SyslogMessages;
import org.yagura.core.host.HostAgents;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.ssh.SshSessions;
import org.yagura.traffic.story.Cast;
import org.yagura.traffic.story.Chatter;
import org.yagura.watch.core.internal.poll.host.AccessLogKind;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;

/** What the demo site's nodes write into syslog makes its watch of refused access tell a source, and end. */
final class DemoSyslogTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Site site = DemoSite.load();
    private final List<Chatter.Line> written = new ArrayList<>();
    private Instant now = BEGIN;

    /** What was written until now. */
    private final class Kept implements SyslogMessages {
        @Override
        public Read after(String node, Long after, int most) {
            List<Chatter.Line> until = written.stream().filter(l -> !BEGIN.plusMillis(l.at()).isAfter(now)).toList();
            long from = after == null ? until.size() : after;
            return new Read(until.stream().skip(from).filter(l -> l.actor().name().equals(node))
                    .map(l -> new Message(BEGIN.plusMillis(l.at()), l.text())).toList(), until.size(), false, false);
        }
    }

    private void write(long seed) {
        var chatter = new Chatter(Cast.of(site), seed);
        Chatter.Line line = chatter.next().orElseThrow();
        for (; line.at() < HOUR.toMillis(); line = chatter.next().orElseThrow()) {
            written.add(line);
        }
    }

    @Test
    void oneSourceIsToldAndEnds() throws Exception {
        write(1);
        AccessWatch watch = site.getWatches().stream().filter(AccessWatch.class::isInstance)
                .map(AccessWatch.class::cast).findFirst().orElseThrow();
        List<Node> nodes = List.copyOf(new WatchedNodes(SiteIndex.of(site)).of(watch));
        assertEquals(Set.of("fw01", "fw02", "fw51"), Set.copyOf(nodes.stream().map(Node::getName).toList()));
        var kind = new AccessLogKind();
        kind.setMessages(new Kept());
        var context = new ProbeContext(site, s -> s, new Health(), Clock.systemUTC(), Map.of(),
                new HostAgents(Path.of("no-manager")), new SshSessions());
        int begun = 0;
        int ended = 0;
        for (Node node : nodes) {
            Map<String, Instant> told = new HashMap<>();
            String memo = null;
            try (Probe probe = kind.probe(watch, node, context)) {
                for (now = BEGIN; now.isBefore(BEGIN.plus(HOUR)); now = now.plus(watch.getInterval())) {
                    Measurement run = probe.run(ProbeRun.begin(now, HOUR, memo));
                    memo = run.memo();
                    assertTrue(run.outcome() == Outcome.GOOD || !run.faults().isEmpty(), run.text()::toString);
                    for (String source : run.faults().keySet()) {
                        begun += told.putIfAbsent(source, now) == null ? 1 : 0;
                    }
                    ended += told.keySet().removeIf(source -> !run.faults().containsKey(source)) ? 1 : 0;
                }
            }
        }
        assertTrue(begun >= 4 && begun <= 20, begun + " are told within an hour");
        assertTrue(ended >= begun - 2, ended + " of " + begun + " end");
    }

    @Test
    void theSameSeedWritesTheSame() {
        write(7);
        List<Chatter.Line> first = List.copyOf(written);
        written.clear();
        write(7);
        assertEquals(first, written);
        assertTrue(first.size() > 600 && first.size() < 3_000, first.size() + " lines an hour");
        assertTrue(first.stream().map(Chatter.Line::actor).distinct().count() > 8, "several nodes write");
    }
}
