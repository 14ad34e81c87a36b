/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.WriterLimits;
import org.yagura.store.FactLog;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.ChildJvm;
import org.yagura.testsupport.SetClock;
import org.yagura.watch.core.internal.series.sink.SampleSink;
import org.yagura.watch.core.internal.series.sink.SinkLimits;
import org.yagura.watch.core.internal.series.store.SampleProjection;
import org.yagura.watch.core.series.Series;

/** The process that the test kills: the whole path of samples, poured into without an end. */
public final class SeriesChild {
    static final int SERIES = 50;
    static final long STEP = 1_000;
    private static final PrintStream OUT = System.out;
    private static final long MOST_WAITING = 20_000;

    private SeriesChild() {
    }

    static ChildJvm start(Path folder) throws IOException {
        return ChildJvm.start(SeriesChild.class, List.of("-Xmx512m"), Set.of(SeriesChild.class), folder.toString());
    }

    /** Whether all classes are on one class path, as in the quick loop; under OSGi there is none that a process could have. */
    static boolean possible() {
        return SeriesChild.class.getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    static Series series(int number) {
        return Facts.series("w" + number % 10, "metric" + number);
    }

    /** Each series gets the numbers from where it ended on, each at its second; tells how many samples are durable. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Journal journal = Journals.open(JournalSettings.single(folder.resolve("journal"))
                .with(JournalLimits.usual().withFreeBytes(1 << 20)));
        while (journal.state() != JournalState.LEADER_READY) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        Store store = Store.open(new StoreSettings(folder.resolve("store"), 32 << 20, 2, 1 << 20));
        var projection = new SampleProjection(new SeriesRig.West(), new ChangeFeed(), new Health());
        var runner = new ProjectionRunner(store, FactLog.of(journal), List.of(projection), new Health(),
                RunnerSettings.usual());
        runner.open();
        runner.start();
        var writer = new FactWriter(journal, "child", folder.resolve("sequence"), WriterLimits.usual(),
                runner::projected);
        if (journal.lastPosition() > 0) {
            runner.projected(journal.lastPosition()).join();
        }
        long next = projection.state().registry().all().mapToLong(s -> (long) s.view().last()).max().orElse(-1) + 1;
        pour(projection, writer, next);
    }

    private static void pour(SampleProjection projection, FactWriter writer, long first) {
        var now = new AtomicLong(Facts.ZERO);
        var clock = new SetClock(now::get);
        var sink = new SampleSink(writer, new Health(), clock, SinkLimits.usual());
        sink.start();
        List<Series> all = IntStream.range(0, SERIES).mapToObj(SeriesChild::series).toList();
        OUT.println("begins " + first);
        for (long round = first;; round++) {
            Instant at = Instant.ofEpochMilli(Facts.ZERO + round * STEP);
            now.set(at.toEpochMilli());
            for (Series series : all) {
                sink.add(series, at, round);
            }
            if (round % 500 == 0) {
                OUT.println("durable " + sink.standing().durable() + " queryable "
                        + projection.state().standing().counts().samples());
            }
            while (sink.standing().waiting() > MOST_WAITING) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
            }
        }
    }
}
