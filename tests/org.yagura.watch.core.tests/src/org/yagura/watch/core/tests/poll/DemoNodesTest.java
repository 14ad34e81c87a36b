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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Health;
import org.yagura.core.host.HostAgents;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.AccessWatch;
import org.yagura.model.site.Chart;
import org.yagura.model.site.ChartForm;
import org.yagura.model.site.ChartSeries;
import org.yagura.model.site.GreetingWatch;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.HttpWatch;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SnmpWatch;
import org.yagura.model.site.TcpWatch;
import org.yagura.model.site.TrafficWatch;
import org.yagura.model.site.TransactionWatch;
import org.yagura.model.site.Watch;
import org.yagura.ssh.SshSessions;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.SetClock;
import org.yagura.traffic.sim.Simulation;
import org.yagura.watch.core.internal.poll.GreetingKind;
import org.yagura.watch.core.internal.poll.HostKind;
import org.yagura.watch.core.internal.poll.HttpKind;
import org.yagura.watch.core.internal.poll.LinkKind;
import org.yagura.watch.core.internal.poll.SnmpKind;
import org.yagura.watch.core.internal.poll.SnmpPolls;
import org.yagura.watch.core.internal.poll.TcpKind;
import org.yagura.watch.core.internal.poll.TrafficKind;
import org.yagura.watch.core.internal.poll.TransactionKind;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** The watches of the demo site ask its simulated nodes, and all of them answer. */
final class DemoNodesTest {
    private static final int USUAL = Simulation.USUAL_BASE;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** A moment at which no web server is slow. */
    private static final long NOW = 1_779_999_600_000L + 600_000;

    private final Site site = DemoSite.load();
    private final AtomicLong millis = new AtomicLong(NOW);
    private final int base = Ports.baseFor(161);
    private final Simulation simulation = Simulation.start(site, _ -> Set.of("public"), new SetClock(millis::get), base,
            1);
    private final SnmpPolls polls = new SnmpPolls();
    private final Map<EClass, WatchKind> kinds = List.of(new HostKind(polls), new TrafficKind(polls),
            new SnmpKind(polls), new HttpKind(), new LinkKind(), new TcpKind(),
            new GreetingKind(), new TransactionKind()).stream()
            .collect(Collectors.toMap(WatchKind::type,
                    kind -> kind));

    @AfterEach
    void end() {
        simulation.close();
        polls.close();
    }

    /** The watch as it is, but for the port. */
    private Watch moved(Watch watch) {
        switch (watch) {
            case HostWatch host -> host.setPort(host.getPort() - USUAL + base);
            case TrafficWatch traffic -> traffic.setPort(traffic.getPort() - USUAL + base);
            case SnmpWatch snmp -> snmp.setPort(snmp.getPort() - USUAL + base);
            case TcpWatch tcp -> tcp.setPort(tcp.getPort() - USUAL + base);
            case GreetingWatch greeting -> greeting.setPort(greeting.getPort() - USUAL + base);
            case TransactionWatch transaction -> transaction.getSteps().forEach(
                    step -> step.setUrl(step.getUrl().replace(":" + (USUAL + 80), ":" + (base + 80))));
            case LinkWatch links -> links.setUrl(links.getUrl().replace(":" + (USUAL + 80), ":" + (base + 80)));
            case HttpWatch http -> http.setUrl(http.getUrl().replace(":" + (USUAL + 80), ":" + (base + 80)));
            default -> throw new AssertionError(watch.getName());
        }
        return watch;
    }

    @Test
    void allAnswerAndNothingIsExceededAtAnUsualTime() throws Exception {
        assertEquals(List.of(), simulation.refused());
        var watched = new WatchedNodes(SiteIndex.of(site));
        var context = new ProbeContext(site, secret -> secret.replace("{plain}", ""), new Health(), Clock.systemUTC(),
                Map.of(), new HostAgents(Path.of("no-manager")), new SshSessions());
        var metrics = new HashMap<String, Integer>();
        var kindsSeen = new HashSet<EClass>();
        var measured = new ArrayList<Measured>();
        for (Watch watch : site.getWatches()) {
            if (watch.isEnabled() && !(watch instanceof PingWatch || watch instanceof AccessWatch)) {
                moved(watch);
                kindsSeen.add(watch.eClass());
                for (Node node : watched.of(watch)) {
                    // one of the demo's web servers does not have a page that its pages name
                    Outcome expected = watch instanceof LinkWatch && node.getName().equals("www01")
                            ? Outcome.WARNING
                            : Outcome.GOOD;
                    try (Probe probe = kinds.get(watch.eClass()).probe(watch, node, context)) {
                        Measurement first = probe.run(ProbeRun.begin(Instant.now(), MINUTE));
                        assertEquals(expected, first.outcome(), first.text().toString());
                        millis.addAndGet(1_000);
                        Measurement second = probe.run(ProbeRun.begin(Instant.now(), MINUTE));
                        assertEquals(expected, second.outcome(), second.text().toString());
                        second.metrics().forEach(m -> measured.add(new Measured(watch, node, m.name(), m.unit())));
                        second.metrics().forEach(m -> metrics.merge(m.name().replaceAll("\\[.*", ""), 1, Integer::sum));
                        second.metrics().stream().filter(m -> m.name().equals("cpu.used")).forEach(
                                m -> assertTrue(m.value() > 1 && m.value() < 90, node.getName() + ' ' + m));
                    }
                }
            }
        }
        assertEquals(kinds.keySet(), kindsSeen, "each kind is in the demo");
        for (String metric : List.of("in", "out", "up", "cpu.used", "load", "memory.used", "swap.used", "disk.used",
                "disk.inodes", "disk.read", "disk.writes", "net.in", "net.out", "uptime", "minutes", "time")) {
            assertTrue(metrics.getOrDefault(metric, 0) > 0, metric + " of " + metrics);
        }
        assertTrue(site.getDashboards().size() > 1);
        assertEquals(Set.of(ChartForm.values()),
                site.getCharts().stream().map(Chart::getForm).collect(Collectors.toSet()), "each form is in the demo");
        for (Chart chart : site.getCharts()) {
            assertTrue(site.getDashboards().stream().anyMatch(d -> d.getCharts().contains(chart)), chart.getName());
            for (ChartSeries series : chart.getSeries()) {
                // pings are not sent to simulated nodes here
                assertTrue(series.getWatch() instanceof PingWatch || measured.stream().anyMatch(m -> m.fits(series)),
                        chart.getName() + " shows nothing");
            }
            if (Set.of(ChartForm.STACKED, ChartForm.HEAT_MAP).contains(chart.getForm())) {
                List<String> units = measured.stream().filter(m -> chart.getSeries().stream().anyMatch(m::fits))
                        .map(Measured::unit).toList();
                assertTrue(units.size() > 1, chart.getName() + " puts nothing together");
                assertEquals(1, Set.copyOf(units).size(), chart.getName() + " puts units together that do not fit");
            }
        }
    }

    private record Measured(Watch watch, Node node, String metric, String unit) {
        boolean fits(ChartSeries series) {
            return series.getWatch() == watch
                    && metric.matches(Pattern.quote(series.getMetric()).replace("*", "\\E.*\\Q"))
                    && (series.getNodes().isEmpty() || series.getNodes().contains(node))
                    && (series.getNodeKinds().isEmpty() || series.getNodeKinds().contains(node.getKind()));
        }
    }
}
