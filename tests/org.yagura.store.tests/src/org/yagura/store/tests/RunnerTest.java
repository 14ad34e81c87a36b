/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.store.Projection;
import org.yagura.core.store.StoreException;
import org.yagura.store.FactLog;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;

/** The runner folds each fact once, in order, whatever happens. */
final class RunnerTest {
    private static final RunnerSettings SETTINGS = new RunnerSettings(50, Duration.ofMillis(5), 2,
            Duration.ofMillis(20), Duration.ofMillis(100));

    @TempDir
    private Path folder;

    private final ListLog log = new ListLog();
    private final Health health = new Health();
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(new StoreSettings(folder, 16 << 20, 3, 0));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ProjectionRunner runner(Projection... projections) {
        var runner = new ProjectionRunner(store, log, List.of(projections), health, SETTINGS);
        runner.open();
        runner.start();
        return runner;
    }

    @Test
    void factsAreFoldedOnceAndReleased() {
        var notes = new Notes("notes");
        try (var runner = runner(notes)) {
            long last = log.append("note", "a", "b");
            log.append("other", "x");
            log.repeat(last);
            long end = log.append("note", "c");
            runner.projected(end).join();
            assertEquals(List.of("a", "b", "c"), notes.read(store));
            Await.until("released", () -> log.released() == end);
            assertEquals(end, runner.position());
        }
    }

    @Test
    void aRepetitionAfterARestartIsDropped() {
        try (var runner = runner(new Notes("notes"))) {
            runner.projected(log.append("note", "a", "b")).join();
        }
        log.repeat(1);
        var notes = new Notes("notes");
        try (var runner = runner(notes)) {
            runner.projected(log.append("note", "c")).join();
            assertEquals(List.of("a", "b", "c"), notes.read(store));
        }
    }

    @Test
    void barriersCutTheFactsOfAllProjections() {
        var notes = new Notes("notes");
        var site = new Notes("site", Set.of("site"), Set.of("site"));
        for (int i = 0; i < 4; i++) {
            log.append("note", "a", "b");
        }
        log.append(List.of(ListLog.fact("note", "c"), ListLog.fact("site", "s"), ListLog.fact("note", "d")));
        long end = log.append("note", "e");
        try (var runner = runner(site, notes)) {
            runner.projected(end).join();
            assertEquals(List.of(9, 2), notes.slices());
            assertEquals(List.of(1), site.slices());
        }
    }

    @Test
    void aTransactionIsBoundedInBytesToo() {
        var large = new Fact("large", 1, Instant.EPOCH, new byte[Fact.MAX_PAYLOAD]);
        long end = 0;
        for (int i = 0; i < 12; i++) {
            end = log.append(List.of(large, ListLog.fact("note", "n" + i)));
        }
        var notes = new Notes("notes");
        var oneByOne = new FactLog() {
            @Override
            public List<Entry> read(long position, int facts, Duration wait) throws InterruptedException {
                return log.read(position, 1, wait);
            }

            @Override
            public void released(long position) {
                log.released(position);
            }
        };
        var settings = new RunnerSettings(1_000, Duration.ofMillis(20), 2, Duration.ofMillis(20),
                Duration.ofMillis(100));
        try (var runner = new ProjectionRunner(store, oneByOne, List.of(notes), health, settings)) {
            runner.open();
            runner.start();
            runner.projected(end).join();
            assertEquals(List.of(4, 4, 4), notes.slices());
        }
    }

    @Test
    void aFactThatFailsIsIsolatedAndNothingIsSkipped() {
        var broken = new AtomicBoolean(true);
        var notes = new Notes("notes").trap(text -> {
            if (text.equals("bad") && broken.get()) {
                throw new IllegalStateException("cannot fold");
            }
        });
        var texts = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            texts.add("good " + i);
        }
        texts.set(13, "bad");
        long end = log.append("note", texts.toArray(String[]::new));
        long after = log.append("note", "after");
        try (var runner = runner(notes)) {
            Await.until("standing still", () -> !health.troubles().isEmpty());
            assertEquals(ProjectionRunner.HALTED, health.troubles().getFirst().id());
            assertEquals("1/13", health.troubles().getFirst().arguments().getFirst());
            assertEquals(texts.subList(0, 13), notes.read(store));
            assertThrows(CompletionException.class, () -> runner.projected(end).join());
            broken.set(false);
            Await.until("going on", () -> health.troubles().isEmpty() && runner.position() == after);
            texts.add("after");
            assertEquals(texts, notes.read(store));
        }
    }

    @Test
    void anEntryThatIsFoldedInPartIsTakenUpAfterARestart() {
        var notes = new Notes("notes").trap(text -> {
            if (text.equals("bad")) {
                throw new IllegalStateException("cannot fold");
            }
        });
        log.append("note", "a", "b", "bad", "c");
        try (var _ = runner(notes)) {
            Await.until("standing still", () -> !health.troubles().isEmpty());
        }
        var healed = new Notes("notes");
        try (var runner = runner(healed)) {
            runner.projected(log.append("note", "d")).join();
            assertEquals(List.of("a", "b", "bad", "c", "d"), healed.read(store));
        }
    }

    @Test
    void anErrorAfterTheCommitHindersNothing() {
        var notes = new Notes("notes").afterCommit(() -> {
            throw new IllegalStateException("follower failed");
        });
        try (var runner = runner(notes)) {
            runner.projected(log.append("note", "a")).join();
            runner.projected(log.append("note", "b")).join();
            assertEquals(List.of("a", "b"), notes.read(store));
        }
    }

    /** Dies at random places, also between commit and release, and compares with a model after each restart. */
    @Test
    void eachFactCountsOnceOverCrashes() {
        var random = new Random(11);
        var model = new ArrayList<String>();
        var count = new AtomicInteger();
        for (int round = 0; round < 25; round++) {
            long end = 0;
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                var texts = new ArrayList<String>();
                for (int k = random.nextInt(1, 30); k > 0; k--) {
                    texts.add("n" + count.incrementAndGet());
                }
                model.addAll(texts);
                end = log.append("note", texts.toArray(String[]::new));
                if (random.nextInt(4) == 0) {
                    log.repeat(random.nextInt((int) end) + 1);
                }
            }
            var fuse = new AtomicInteger(random.nextInt(60));
            boolean afterCommit = random.nextBoolean();
            var notes = new Notes("notes").trap(text -> {
                if (!afterCommit && fuse.decrementAndGet() == 0) {
                    throw new Crash();
                }
            }).afterCommit(() -> {
                if (afterCommit && fuse.addAndGet(-15) <= 0) {
                    throw new Crash();
                }
            });
            crash(notes);
            List<String> stored = new Notes("notes").read(store);
            assertEquals(model.subList(0, stored.size()), stored);
        }
        var notes = new Notes("notes");
        try (var runner = runner(notes)) {
            runner.projected(log.append("note", "end")).join();
        }
        model.add("end");
        assertEquals(model, notes.read(store));
    }

    /** Not an exception that the runner treats: what it does when it gets one is as if it were gone. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Runs until the crash or until all is folded; the database goes down without being asked. */
    private void crash(Notes notes) {
        var crashed = new AtomicBoolean();
        var health = new Health();
        health.follow(h -> crashed.set(true));
        var settings = new RunnerSettings(50, Duration.ofMillis(5), 2, Duration.ofMinutes(5), Duration.ofMillis(100));
        try (var runner = new ProjectionRunner(store, log, List.of(notes), health, settings)) {
            runner.open();
            runner.start();
            Await.until("crashed or done", () -> crashed.get() || runner.position() == log.read(0, Integer.MAX_VALUE,
                    Duration.ZERO).getLast().position());
        }
        store.close();
        open();
    }

    @Test
    void tablesThatAreOlderThanTheJournalAreRefused() {
        try (var runner = runner(new Notes("notes"))) {
            runner.projected(log.append("note", "a")).join();
        }
        log.append("note", "b");
        log.append("note", "c");
        log.clean(3);
        StoreException refused = assertThrows(StoreException.class, () -> runner(new Notes("notes")));
        assertTrue(refused.getMessage().contains("position 1"), refused.getMessage());
    }

    @Test
    void aJournalThatWasCleanedTooFarIsSaidAndNothingIsSkipped() {
        var notes = new Notes("notes");
        try (var runner = runner(notes)) {
            runner.projected(log.append("note", "a")).join();
            log.clean(5);
            log.append("note", "b");
            Await.until("it is said", () -> health.troubles().stream()
                    .anyMatch(t -> t.id().equals(ProjectionRunner.BEHIND)
                            && t.arguments().equals(List.of("1", "5"))));
            assertThrows(CompletionException.class, runner.projected(9)::join);
            assertEquals(List.of("a"), notes.read(store));
            assertEquals(1, runner.position());
            assertEquals(1, health.troubles().size(), "the database itself is well");
        }
    }

    @Test
    void whoWaitsIsToldWhenItCloses() {
        var runner = runner(new Notes("notes"));
        var waiting = runner.projected(99);
        runner.close();
        assertThrows(CompletionException.class, waiting::join);
    }
}
