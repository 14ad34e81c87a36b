/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import org.yagura.core.domain.Sites;
import org.yagura.model.Elements;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TcpWatch;
import org.yagura.model.site.Threshold;
import org.yagura.testsupport.SmallSite;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.series.Samples;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/**
 * 10,000 nodes with ten watches each run for ten simulated minutes: the agent's own schedule, judgement, journal and tables of
 * samples, with a clock that is moved on; only the answers of the nodes are made up. Some fail, some cross a threshold.
 */
final class PlanLoad {
    private static final int NODES = 10_000;
    private static final int WATCHES = 10;
    private static final int MINUTE = 60_000;
    /** Until each watch has the five runs that it remembers. */
    private static final int WARM_MINUTES = 6;
    private static final int MINUTES = 10;
    private static final int STEP = 100;
    private static final int LATENCY = 50;
    private static final int MOST_WAITING = 500_000;
    private static final Phrase GOOD = Phrase.of(Words.class, "run.stuck", 1);
    private static final Phrase BAD = Phrase.of(Words.class, "run.timeout", 1);

    private final Map<Key, Long> phases = new HashMap<>();
    private final ArrayDeque<Rounds.Run> flying = new ArrayDeque<>();
    private long runs;
    private long changes;
    private long worst;

    void run(Path folder) throws IOException {
        Site site = site();
        System.out.println("with journal and tables of samples:");
        try (var rig = new SamplesRig(folder.resolve("plan"))) {
            double grown = new PlanLoad().minutes(site, rig, rig.sink);
            System.out
                    .printf(Locale.ROOT,
                            "the heap has grown by %.0f MB, that is %.0f bytes a sample, which is kept open"
                                    + " until a chunk of some 200 is full%n",
                            grown, grown * 1e6 / (NODES * WATCHES * MINUTES));
        }
        System.out.println("without them:");
        try (var rig = new SamplesRig(folder.resolve("bare"))) {
            double grown = new PlanLoad().minutes(site, rig, new Thrown());
            Goals.atMost("growth of the heap in ten minutes", Math.max(0, grown), 10, "MB");
        }
    }

    /** Samples go nowhere. */
    private static final class Thrown implements Samples {
        @Override
        public boolean add(Series series, Instant at, double value) {
            return true;
        }

        @Override
        public Standing standing() {
            return new Standing(0, 0, 0, 0, null);
        }
    }

    /** Runs for ten minutes after some; how much the heap has grown, in MB. */
    private double minutes(Site site, SamplesRig rig, Samples samples) {
        var rounds = new Rounds(_ -> Map.of(), (_, _) -> false, samples, Rounds.Memory.NONE, Duration.ofMinutes(15));
        long begun = rig.now;
        rounds.revise(new Plan(new Sites.Revision(1, site)), Map.of(), Instant.ofEpochMilli(begun));
        go(rounds, rig, begun + (long) (WARM_MINUTES - 1) * MINUTE);
        phases.clear();
        go(rounds, rig, begun + (long) WARM_MINUTES * MINUTE);
        long queued = waiting(rig);
        double before = heap();
        runs = 0;
        changes = 0;
        worst = 0;
        long real = System.nanoTime();
        go(rounds, rig, rig.now + (long) MINUTES * MINUTE);
        double seconds = (System.nanoTime() - real) / 1e9;
        long left = waiting(rig);
        double after = heap();
        System.out.printf(Locale.ROOT,
                "%,d watches for %d minutes in %.1f s: %,d runs, %,d changes of state, heap %.0f MB then %.0f MB, waiting %,d then %,d%n",
                NODES * WATCHES, MINUTES, seconds, runs, changes, before, after, queued, left);
        Goals.atLeast("runs of ten minutes", runs, (long) NODES * WATCHES * MINUTES, "");
        Goals.atMost("drift of a run from its time", worst, STEP, "ms");
        Goals.atMost("runs that began late or were left out", rounds.figures().late() + rounds.figures().missed(), 0,
                "");
        return after - before;
    }

    private static long waiting(SamplesRig rig) {
        while (rig.sink.standing().durable() > rig.queryable()) {
            LockSupport.parkNanos(1_000_000);
        }
        return rig.sink.standing().waiting();
    }

    private static double heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
    }

    private void go(Rounds rounds, SamplesRig rig, long end) {
        while (rig.now < end) {
            rig.now += STEP / 2;
            Instant now = Instant.ofEpochMilli(rig.now);
            while (!flying.isEmpty() && flying.peek().at().toEpochMilli() + LATENCY <= rig.now) {
                finish(rounds, flying.poll(), now);
            }
            for (Rounds.Run run : rounds.take(now, NODES * WATCHES)) {
                runs++;
                flying.add(run);
                if (run.planned().key().node().hashCode() % 100 != 0) {
                    drift(run);
                }
            }
            while (rig.sink.standing().waiting() > MOST_WAITING
                    || rig.sink.standing().durable() - rig.queryable() > MOST_WAITING) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    /** How far a run is from a whole number of intervals after the first; those that fail or cross a threshold are run sooner and do not count. */
    private void drift(Rounds.Run run) {
        long at = run.at().toEpochMilli();
        Long first = phases.putIfAbsent(run.planned().key(), at);
        if (first != null) {
            long off = Math.floorMod(at - first, (long) MINUTE);
            worst = Math.max(worst, Math.min(off, MINUTE - off));
        }
    }

    private void finish(Rounds rounds, Rounds.Run run, Instant now) {
        int node = run.planned().key().node().hashCode();
        boolean bad = node % 1_000 == 0 && now.getEpochSecond() / 180 % 2 == 0;
        double value = node % 100 == 0 ? 90 + now.getEpochSecond() / 60 % 3 * 5 : 10 + node % 7;
        Measurement measured = bad
                ? Measurement.failed(BAD)
                : Measurement.good(GOOD, List.of(Metric.gauge("time", "ms", value)));
        rounds.finish(run, measured, now).filter(Rounds.Outcomes::changed).ifPresent(_ -> changes++);
    }

    private static Site site() {
        Site site = SmallSite.site();
        var watches = new TcpWatch[WATCHES];
        for (int i = 0; i < WATCHES; i++) {
            watches[i] = SiteFactory.eINSTANCE.createTcpWatch();
            watches[i].setName("watch " + i);
            watches[i].setPort(1_000 + i);
            watches[i].setInterval(Duration.ofMillis(MINUTE));
            Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
            threshold.setMetric("time");
            threshold.setLimit(94);
            watches[i].getThresholds().add(threshold);
        }
        for (int n = 0; n < NODES; n++) {
            var node = SmallSite.node(site, "n" + n, "127.3." + n / 250 + '.' + (n % 250 + 1));
            for (TcpWatch watch : watches) {
                watch.getNodes().add(node);
            }
        }
        site.getWatches().addAll(Arrays.asList(watches));
        site.getWatches().forEach(Elements::assignIds);
        return site;
    }
}
