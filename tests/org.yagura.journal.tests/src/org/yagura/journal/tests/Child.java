/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.yagura.core.fact.Fact;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.WriterLimits;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildJvm;

/** The process that the tests start, command and kill: the first argument says what it does, the second where. */
public final class Child {
    private static final PrintStream OUT = System.out;

    private Child() {
    }

    static ChildJvm start(List<String> options, String... arguments) throws IOException {
        return ChildJvm.start(Child.class, options,
                Set.of(Child.class, Journal.class, Fact.class, ChildJvm.class, Logger.class), arguments);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "endless" -> endless(folder);
            case "fill" -> fill(folder, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "count" -> count(folder);
            case "member" -> member(folder, args[2], args[3]);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static Journal open(Path folder) throws IOException {
        return Journals.open(settings(folder));
    }

    static JournalSettings settings(Path folder) {
        return JournalSettings.single(folder.resolve("journal")).with(JournalLimits.usual().withFreeBytes(1 << 20));
    }

    /** Appends numbers after the last one that is there, one by one or in lots, and tells each that is acknowledged. */
    private static void endless(Path folder) throws Exception {
        Journal journal = open(folder);
        Facts.awaitLeader(journal);
        List<Long> there = Facts.numbers(Facts.all(journal, 0));
        long next = there.isEmpty() ? 0 : there.getLast() + 1;
        FactWriter writer = Facts.writer(journal, folder);
        OUT.println("begins " + next);
        while (true) {
            int count = (int) (next % 40) + 1;
            long last = next + count - 1;
            writer.append(Facts.numbered(next, count)).thenAccept(position -> OUT.println("acknowledged " + last));
            next = last + 1;
        }
    }

    private static void fill(Path folder, int batches, int size) throws Exception {
        try (Journal journal = open(folder)) {
            Facts.awaitLeader(journal);
            long begin = System.nanoTime();
            try (FactWriter writer = Facts.writer(journal, folder)) {
                for (int i = 0; i < batches; i++) {
                    writer.append(Facts.numbered((long) i * size, size)).get();
                }
            }
            OUT.println("filled in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + " ms");
        }
    }

    private static void count(Path folder) throws Exception {
        long begin = System.nanoTime();
        try (Journal journal = open(folder)) {
            Facts.awaitLeader(journal);
            long ready = System.nanoTime();
            long after = 0;
            long next = 0;
            while (after < journal.lastPosition()) {
                for (JournalEntry entry : journal.read(after, 1_000, 1 << 20, Duration.ofSeconds(5))) {
                    for (Fact fact : entry.batch().facts()) {
                        if (Facts.number(fact) != next++) {
                            throw new AssertionError(Facts.number(fact) + " where " + (next - 1) + " is expected");
                        }
                    }
                    after = entry.position();
                }
            }
            OUT.println("ready after " + TimeUnit.NANOSECONDS.toMillis(ready - begin) + " ms, read in "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready) + " ms");
            OUT.println("facts " + next);
        }
    }

    static JournalSettings member(Path folder, String self, List<Integer> ports) {
        return new JournalSettings(folder.resolve("journal"), self, Group.members(ports),
                JournalLimits.usual().withFreeBytes(1 << 20), null);
    }

    /** A member of a group; commands: {@code produce FIRST}, {@code stop}, {@code dump FILE}, {@code end}. */
    private static void member(Path folder, String self, String ports) throws Exception {
        Journal journal = Journals
                .open(member(folder, self, Stream.of(ports.split(",")).map(Integer::valueOf).toList()));
        journal.follow((state, reason) -> OUT.println("state " + state));
        var writer = new FactWriter(journal, self, folder.resolve("sequence"),
                WriterLimits.usual(), p -> CompletableFuture.completedFuture(null));
        var producing = new AtomicLong(-1);
        Thread.ofVirtual().start(() -> produce(journal, writer, producing));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.equals("end"); line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "produce" -> producing.set(Long.parseLong(words[1]));
                case "stop" -> producing.set(-1);
                case "position" -> OUT.println("position " + journal.lastPosition());
                case "dump" -> dump(journal, Path.of(words[1]));
                default -> throw new IllegalArgumentException(line);
            }
        }
        producing.set(-1);
        writer.close();
        journal.close();
    }

    /** Appends while this member leads; tells each number that is acknowledged or refused, and when it has stopped. */
    private static void produce(Journal journal, FactWriter writer, AtomicLong producing) {
        while (journal.state() != JournalState.CLOSED) {
            long first = producing.get();
            if (first < 0) {
                OUT.println("stopped");
                Await.until("it has something to do", Duration.ofHours(1),
                        () -> producing.get() >= 0 || journal.state() == JournalState.CLOSED);
            } else if (journal.state() != JournalState.LEADER_READY) {
                Await.until("it leads", Duration.ofHours(1), () -> journal.state() == JournalState.LEADER_READY
                        || journal.state() == JournalState.CLOSED || producing.get() < 0);
            } else {
                writer.append(Facts.numbered(first, 10)).handle((position, error) -> {
                    OUT.println(error == null ? "acknowledged " + (first + 9) : "refused " + first);
                    return null;
                }).join();
                producing.compareAndSet(first, first + 10);
            }
        }
    }

    private static void dump(Journal journal, Path file) throws Exception {
        var lines = new ArrayList<String>();
        for (JournalEntry entry : Facts.all(journal, 0)) {
            lines.add(entry.position() + " " + entry.batch().producer() + " " + entry.batch().firstSequence() + " "
                    + entry.batch().facts().size() + " " + Facts.number(entry.batch().facts().getFirst()));
        }
        Files.write(file, lines);
        OUT.println("dumped " + file);
    }
}
