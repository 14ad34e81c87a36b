/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.yagura.core.fact.Fact;
import org.yagura.journal.FactBatch;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.WriterLimits;

/**
 * What the journal of one member takes: batches one at a time, single facts through the group commit, and how long it
 * takes to come back with a million facts that nothing has released.
 */
public final class JournalBench {
    private static final int PAYLOAD = 300;
    private static final int WAITING_FACTS = 20_000;
    private static final double GOAL_FACTS = 50_000;

    private final Path folder;
    private long sequence = System.nanoTime();
    private Journal journal;

    private JournalBench(Path folder) {
        this.folder = folder;
    }

    /** Entry point; the argument is a folder on the disk in question, a temporary one when there is none. */
    public static void main(String[] arguments) throws Exception {
        Path parent = arguments.length > 0 ? Path.of(arguments[0]) : Path.of(System.getProperty("java.io.tmpdir"));
        Path folder = Files.createTempDirectory(parent, "yagura-bench");
        try {
            new JournalBench(folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws Exception {
        open();
        System.out.printf(Locale.ROOT, "one member, facts of %d bytes, one batch in flight%n", PAYLOAD);
        for (int size : new int[]{100, 1, 100, 1_000}) {
            batches(size, Duration.ofSeconds(6));
        }
        groupCommit(Duration.ofSeconds(4));
        double rate = groupCommit(Duration.ofSeconds(8));
        Goals.atLeast("journal-facts", rate, GOAL_FACTS, "facts/s");
        journal.released(journal.lastPosition());
        journal.close();
        delete(folder.resolve("journal"));
        recovery();
    }

    private void open() throws IOException {
        journal = Journals.open(JournalSettings.single(folder.resolve("journal")));
        while (journal.state() != JournalState.LEADER_READY) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static List<Fact> facts(int count) {
        var facts = new ArrayList<Fact>(count);
        for (int i = 0; i < count; i++) {
            facts.add(new Fact("trap.received", 1, Instant.now(), new byte[PAYLOAD]));
        }
        return facts;
    }

    private void batches(int size, Duration time) throws Exception {
        List<Fact> facts = facts(size);
        var nanos = new long[2_000_000];
        int count = 0;
        long begin = System.nanoTime();
        long now = begin;
        while (now - begin < time.toNanos() && count < nanos.length) {
            long position = journal.append(new FactBatch("bench", sequence, facts)).get();
            sequence += size;
            journal.released(position);
            long end = System.nanoTime();
            nanos[count++] = end - now;
            now = end;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "batches of %,5d: %,9.0f facts/s (%,6.0f batches/s), p50 %.2f ms, p99 %.2f ms%n",
                size,
                (double) count * size / seconds(now - begin), count / seconds(now - begin), sorted[count / 2] / 1e6,
                sorted[count * 99 / 100] / 1e6);
    }

    /** One thread hands over facts one by one as fast as the journal takes them, with a bounded number on the way. */
    private double groupCommit(Duration time) throws Exception {
        var done = new AtomicLong();
        var room = new Semaphore(WAITING_FACTS);
        List<List<Fact>> singles = facts(1_000).stream().map(List::of).toList();
        long before = journal.lastPosition();
        long begin = System.nanoTime();
        long sent = 0;
        try (var writer = new FactWriter(journal, "writer", folder.resolve("sequence"), WriterLimits.usual(),
                position -> CompletableFuture.completedFuture(null))) {
            while (System.nanoTime() - begin < time.toNanos()) {
                room.acquire();
                writer.append(singles.get((int) (sent++ % singles.size()))).thenAccept(position -> {
                    done.incrementAndGet();
                    room.release();
                    journal.released(position);
                });
            }
            room.acquire(WAITING_FACTS);
        }
        double rate = done.get() / seconds(System.nanoTime() - begin);
        System.out.printf(Locale.ROOT, "group commit of single facts: %,.0f facts/s, %,.0f facts an entry, %,d lost%n",
                rate,
                (double) done.get() / (journal.lastPosition() - before), sent - done.get());
        return rate;
    }

    private void recovery() throws Exception {
        open();
        List<Fact> facts = facts(100);
        for (int i = 0; i < 10_000; i++) {
            journal.append(new FactBatch("bench", sequence, facts)).get();
            sequence += 100;
        }
        double megabytes = journal.status().logBytes() / 1e6;
        journal.close();
        long begin = System.nanoTime();
        open();
        long ready = System.nanoTime();
        long count = read();
        System.out.printf(Locale.ROOT,
                "recovery: %,d facts, log of %.0f MB: leads after %.2f s, all read after another %.2f s%n", count,
                megabytes, seconds(ready - begin), seconds(System.nanoTime() - ready));
        journal.close();
    }

    private long read() throws InterruptedException {
        long count = 0;
        long after = 0;
        while (after < journal.lastPosition()) {
            for (JournalEntry entry : journal.read(after, 4_000, 8 << 20, Duration.ofSeconds(1))) {
                count += entry.batch().facts().size();
                after = entry.position();
            }
        }
        return count;
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
