/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EClass;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.model.Elements;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.SnmpObject;
import org.yagura.model.site.SnmpWatch;
import org.yagura.testsupport.SmallSite;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.Watching;
import org.yagura.watch.core.internal.poll.PingKind;
import org.yagura.watch.core.internal.poll.SnmpKind;
import org.yagura.watch.core.internal.poll.SnmpPolls;
import org.yagura.watch.core.series.Samples;
import org.yagura.watch.core.series.Series;

/**
 * 10,000 ping and 5,000 SNMP watches of ten objects, each once a minute, by the agent's own schedule and kinds; what they find
 * is counted and thrown away, so journal and store are not in the figures.
 */
final class WatchLoad {
    private static final int PINGED = 10_000;
    private static final int ASKED = 5_000;
    private static final int OBJECTS = 10;
    private static final int MOST_RUNS = 500;
    private static final double GOAL_LOAD = 30;
    private static final double GOAL_HEAP = 512;
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong facts = new AtomicLong();

    /** Runs for a minute after two in which all is new. */
    void run(Path folder, String where, int port) throws Exception {
        Site site = site(where, port);
        try (var ping = new PingKind(); var polls = new SnmpPolls()) {
            var snmp = new SnmpKind(polls);
            var rounds = new Rounds(_ -> Map.of(), (_, _) -> false, new Counting(),
                    Rounds.Memory.NONE, Duration.ofMinutes(15));
            var watching = new Watching(new Watching.Means(folder, new Fixed(site), new Counted(), new Health(),
                    Clock.systemUTC(), Map.of(),
                    (EClass type) -> type == SitePackage.Literals.PING_WATCH ? ping : snmp),
                    rounds, Map::of, Map::of, List::of, _ -> false, MOST_RUNS);
            watching.start();
            try {
                measure(Duration.ofMinutes(2));
                System.out.printf(Locale.ROOT, "the first two minutes: %,d samples, %,d facts of states%n",
                        samples.get(),
                        facts.get());
                samples.set(0);
                facts.set(0);
                double load = measure(Duration.ofMinutes(1));
                System.gc();
                double heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
                System.out.printf(Locale.ROOT,
                        "%,d ping and %,d SNMP watches, a minute: %,d samples, %,d facts of states%n",
                        PINGED, ASKED, samples.get(), facts.get());
                Goals.below("processor for watches of a minute, of both cores", load, GOAL_LOAD, "%");
                Goals.below("heap after it", heap, GOAL_HEAP, "MB");
                Goals.atLeast("samples of that minute", samples.get(), 2L * PINGED + (long) OBJECTS * ASKED, "");
            } finally {
                watching.close();
            }
        }
    }

    /** The share of all processors that this process takes, in per cent. */
    private static double measure(Duration time) throws InterruptedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        Thread.sleep(time);
        return 100.0 * (system.getProcessCpuTime() - cpu) / (System.nanoTime() - begin)
                / Runtime.getRuntime().availableProcessors();
    }

    private static Site site(String where, int port) {
        Site site = SmallSite.site();
        SmallSite.community(site, "public", "127.0.0.0/8");
        PingWatch ping = FACTORY.createPingWatch();
        ping.setName("ping");
        for (int i = 0; i < PINGED; i++) {
            ping.getNodes().add(SmallSite.node(site, "p" + i, "127.2." + i / 250 + '.' + (i % 250 + 1)));
        }
        SnmpWatch snmp = FACTORY.createSnmpWatch();
        snmp.setName("values");
        snmp.setPort(port);
        for (int i = 0; i < ASKED; i++) {
            snmp.getNodes().add(SmallSite.node(site, "s" + i, where));
        }
        for (int i = 1; i <= OBJECTS; i++) {
            SnmpObject object = FACTORY.createSnmpObject();
            object.setMetric("value" + i);
            object.setOid("1.3.6.1.4.1.32473.99." + i + ".0");
            snmp.getObjects().add(object);
        }
        site.getWatches().addAll(List.of(ping, snmp));
        site.getWatches().forEach(Elements::assignIds);
        return site;
    }

    /** A site that stays as it is. */
    private record Fixed(Site site) implements Sites {
        @Override
        public Revision current() {
            return new Revision(1, site);
        }

        @Override
        public String reveal(String secret) {
            return secret.replace("{plain}", "");
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            // no other revision comes
        }
    }

    /** Counts samples. */
    private final class Counting implements Samples {
        @Override
        public boolean add(Series series, Instant at, double value) {
            samples.incrementAndGet();
            return true;
        }

        @Override
        public Standing standing() {
            return new Standing(samples.get(), samples.get(), 0, 0, null);
        }
    }

    /** Counts facts. */
    private final class Counted implements FactSink {
        @Override
        public CompletableFuture<Long> append(List<Fact> some) {
            return CompletableFuture.completedFuture(facts.addAndGet(some.size()));
        }

        @Override
        public CompletableFuture<Void> projected(long position) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
