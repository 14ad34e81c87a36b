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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.json.Json;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.WriterLimits;
import org.yagura.model.site.Site;
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
        var needed = new HashSet<Class<?>>(
                List.of(SeriesChild.class, Journal.class, Fact.class, Store.class, Site.class,
                        SampleSink.class, ChildJvm.class, Logger.class));
        needed.addAll(libraries(Store.class, "com.zaxxer.hikari.HikariDataSource"));
        // Derby is several jars in one bundle, which sees them all
        Class<?> derby = libraries(Store.class, "org.apache.derby.jdbc.EmbeddedDataSource").getFirst();
        needed.addAll(libraries(derby, derby.getName(), "org.apache.derby.iapi.jdbc.AutoloadedDriver",
                "org.apache.derby.shared.common.error.StandardException"));
        needed.addAll(libraries(Site.class, "org.eclipse.emf.common.util.EList", "org.eclipse.emf.ecore.EObject",
                "org.eclipse.emf.ecore.xmi.XMLResource"));
        needed.addAll(libraries(Json.class, "com.fasterxml.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.core.JsonFactory", "com.fasterxml.jackson.annotation.JsonInclude",
                "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule"));
        return ChildJvm.start(SeriesChild.class, List.of("-Xmx512m"), needed, folder.toString());
    }

    /** Classes of libraries as a bundle sees them. */
    private static List<Class<?>> libraries(Class<?> user, String... names) {
        var found = new ArrayList<Class<?>>();
        for (String name : names) {
            try {
                found.add(user.getClassLoader().loadClass(name));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(user + " does not see " + name, e);
            }
        }
        return found;
    }

    static Series series(int number) {
        return Facts.series("w" + number % 10, "metric" + number);
    }

    /** Each series gets the numbers from where it ended on, each at its second; tells how many samples are durable. */
    public static void main(String[] args) throws Exception {
        // threads of the journal would keep the process up, and the test would wait for what never comes
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
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
