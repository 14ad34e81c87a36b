/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.query.Handlers;
import org.yagura.traps.core.internal.query.View;
import org.yagura.traps.core.internal.store.TrapProjection;

/**
 * Stores 5,000,000 traps through the projection, opens the store again, and asks for pages. Arguments: the number of
 * traps, and a folder that is kept and used again when it is filled already.
 */
public final class OpenBench implements AutoCloseable {
    private static final long TRAPS = 5_000_000;
    private static final int PAGE = 200;
    private static final int ROUNDS = 200;
    private static final double P95 = 0.95;
    private static final double FILL_GOAL = 20_000;

    private final Sites sites = Filler.sites();
    private final Filler filler;
    private final Store store;
    private final ProjectionRunner runner;
    private final List<RequestHandler<?, ?>> handlers;
    private final TrapProjection projection;

    private OpenBench(Path folder, long traps) {
        filler = new Filler(traps, Duration.ofDays(10));
        store = Store.open(StoreSettings.of(folder));
        projection = new TrapProjection(sites, new Decoding(), new ChangeFeed(), new Health());
        runner = new ProjectionRunner(store, filler, List.of(projection), new Health(), RunnerSettings.usual());
        runner.open();
        handlers = Handlers.of(new View(store, projection.state(), sites), new Decoding(), new NoReception(),
                Clock.systemUTC());
    }

    /** Entry point. */
    public static void main(String[] arguments) throws Exception {
        long traps = arguments.length > 0 ? Long.parseLong(arguments[0].replace("_", "").replace(",", "")) : TRAPS;
        boolean kept = arguments.length > 1;
        Path folder = kept ? Path.of(arguments[1]) : Files.createTempDirectory("yagura-bench");
        try {
            try (var bench = new OpenBench(folder, traps)) {
                bench.fill(traps);
            }
            System.out.printf(Locale.ROOT, "%,.0f MB on disk, %,.0f bytes a trap%n", size(folder) / 1e6,
                    (double) size(folder) / traps);
            long start = System.nanoTime();
            try (var bench = new OpenBench(folder, traps)) {
                System.out.printf(Locale.ROOT, "store and index opened in %,.0f ms%n", millis(start));
                bench.ask(traps);
            }
        } finally {
            if (!kept) {
                delete(folder);
            }
        }
    }

    private void fill(long traps) {
        long before = runner.position();
        if (before >= filler.last()) {
            System.out.println("filled already");
            return;
        }
        System.out.printf(Locale.ROOT, "storing %,d traps, PDUs of %.0f bytes, %d rules%n", traps, filler.meanBytes(),
                Filler.RULES);
        long start = System.nanoTime();
        runner.start();
        long nextReport = traps / 5;
        while (runner.position() < filler.last()) {
            sleep();
            long stored = projection.state().index().size();
            if (stored >= nextReport && millis(start) > 0) {
                System.out.printf(Locale.ROOT, "%,d stored, %,.0f/s%n", stored, stored / (millis(start) / 1e3));
                nextReport += traps / 5;
            }
        }
        double seconds = millis(start) / 1e3;
        System.out.printf(Locale.ROOT, "%.1f s; the thread of the projections used %.1f us of CPU a trap%n", seconds,
                cpuNanos("projections") / 1e3 / traps);
        Goals.atLeast("open-stored", traps / seconds, FILL_GOAL, "traps/s");
    }

    private void ask(long traps) {
        var random = new Random(3);
        long start = System.nanoTime();
        page(null, 0L);
        double first = millis(start);
        System.out.printf(Locale.ROOT, "first page after opening: %.1f ms%n", first);
        start = System.nanoTime();
        page(filter(random), 0L);
        System.out.printf(Locale.ROOT, "first filtered page after opening: %.1f ms%n", millis(start));
        double[] newest = times("newest page of 200", () -> page(null, 0L));
        double[] filtered = times("filter by node and severity, first page", () -> page(filter(random), 0L));
        double[] jump = times("jump to any place", () -> page(null, random.nextLong(traps)));
        double[] deep = times("jump within node and severity", () -> {
            TrapFilter filter = filter(random);
            long total = page(filter, 0L).total();
            return page(filter, total == 0 ? 0 : random.nextLong(total));
        });
        times("counts of 10 tabs", () -> ask(new CountTraps(Stream.generate(() -> filter(random)).limit(10).toList())));
        times("details of a trap", () -> ask(new GetTrap(1 + random.nextLong(traps))));
        times("alarms, first page", () -> ask(new FindAlarms(null, false, null, null)));
        TrapFilter text = new TrapFilter("no such text", null, null, null, null, null, null, null, null, null);
        start = System.nanoTime();
        TrapPage page = page(text, 0L);
        System.out.printf(Locale.ROOT, "text filter, first answer: %.1f ms, exact %b%n", millis(start), page.exact());
        start = System.nanoTime();
        for (int i = 0; i < 600 && !page.exact(); i++) {
            page = page(text, 0L);
        }
        System.out.printf(Locale.ROOT, "text filter, all looked at after %.1f s%n", millis(start) / 1e3);
        Goals.below("open-first-page", first, 300, "ms");
        Goals.below("open-filter", quantile(filtered, P95), 300, "ms");
        Goals.below("open-jump", Math.max(quantile(jump, P95), quantile(deep, P95)), 150, "ms");
        Goals.below("open-newest", quantile(newest, P95), 20, "ms");
    }

    private static TrapFilter filter(Random random) {
        Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
        return new TrapFilter(null, List.of(severity), List.of(HandlingState.UNHANDLED),
                List.of("node" + random.nextInt(Filler.NODES)), null, null, null, null, null, null);
    }

    private TrapPage page(TrapFilter filter, long position) {
        return ask(new FindTraps(filter, position, PAGE, null));
    }

    private static double[] times(String what, Supplier<?> work) {
        var times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.get();
            times[i] = millis(start);
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%s: median %.1f, p95 %.1f, worst %.1f ms%n", what, quantile(times, 0.5),
                quantile(times, P95), times[ROUNDS - 1]);
        return times;
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * part))];
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double cpuNanos(String thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(t -> t != null && t.getThreadName().equals(thread)).map(ThreadInfo::getThreadId)
                .mapToLong(threads::getThreadCpuTime).sum();
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked")
    private <R> R ask(Request<R> request) {
        RequestHandler<Request<R>, R> handler = (RequestHandler<Request<R>, R>) handlers.stream()
                .filter(h -> h.type() == request.getClass()).findFirst().orElseThrow();
        return handler.handle(request, new RequestHandler.Context() {
            @Override
            public Caller caller() {
                return Caller.system();
            }

            @Override
            public long commit(List<Fact> facts) {
                throw new UnsupportedOperationException();
            }

            @Override
            public <T> T ask(Query<T> query) {
                return OpenBench.this.ask(query);
            }

            @Override
            public void audit(String what) {
                // nothing is changed
            }
        });
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        }
    }

    @Override
    public void close() {
        runner.close();
        store.close();
    }
}
