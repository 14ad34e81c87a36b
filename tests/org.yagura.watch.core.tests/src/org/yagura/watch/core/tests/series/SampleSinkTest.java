/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Health.Trouble;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.testsupport.Await;
import org.yagura.watch.core.internal.series.fact.SampleBatch;
import org.yagura.watch.core.internal.series.sink.SampleSink;
import org.yagura.watch.core.internal.series.sink.SinkLimits;
import org.yagura.watch.core.series.Samples;
import org.yagura.watch.core.series.Series;

/** Samples from many threads become facts in order; a journal that takes none loses none, up to a bound that is said. */
final class SampleSinkTest {
    private static final SinkLimits LIMITS = new SinkLimits(1_000, Duration.ofMillis(10), Duration.ofMillis(10),
            Duration.ofHours(1));

    private final Health health = new Health();
    private final Journal journal = new Journal();
    private SampleSink sink = sink(LIMITS);

    /** A journal that can be full, or leave appends open. */
    private static final class Journal implements FactSink {
        private final List<Fact> facts = new ArrayList<>();
        private final List<CompletableFuture<Long>> held = new ArrayList<>();
        private boolean full;
        private boolean hold;

        synchronized void full(boolean is) {
            full = is;
        }

        synchronized void hold(boolean is) {
            hold = is;
            held.forEach(f -> f.complete(1L));
            held.clear();
        }

        synchronized int held() {
            return held.size();
        }

        @Override
        public synchronized CompletableFuture<Long> append(List<Fact> group) {
            if (full) {
                return CompletableFuture
                        .failedFuture(new JournalUnavailableException(Reason.DISK_FULL, "no room", null));
            }
            facts.addAll(group);
            if (hold) {
                var future = new CompletableFuture<Long>();
                held.add(future);
                return future;
            }
            return CompletableFuture.completedFuture(1L);
        }

        @Override
        public CompletableFuture<Void> projected(long position) {
            return CompletableFuture.completedFuture(null);
        }

        synchronized List<SampleBatch> batches() {
            return facts.stream().map(SampleBatch.TYPE::content).toList();
        }

        /** All samples by series, as a projection understands them. */
        Map<Series, List<Double>> samples() {
            var meanings = new HashMap<Integer, Series>();
            var all = new HashMap<Series, List<Double>>();
            for (SampleBatch batch : batches()) {
                batch.definitions().forEach(d -> meanings.put(d.number(), d.series()));
                int place = 0;
                for (int run = 0; run < batch.series().length; run++) {
                    Series series = meanings.get(batch.series()[run]);
                    for (int i = 0; i < batch.sizes()[run]; i++) {
                        all.computeIfAbsent(series, s -> new ArrayList<>()).add(batch.values()[place++]);
                    }
                }
            }
            return all;
        }
    }

    private SampleSink sink(SinkLimits limits) {
        var made = new SampleSink(journal, health, Clock.systemUTC(), limits);
        made.start();
        return made;
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private void durable(long samples) {
        Await.until(samples + " samples are durable", () -> sink.standing().durable() == samples);
    }

    @Test
    void samplesOfManyThreadsAllArriveInOrder() throws InterruptedException {
        sink.close();
        sink = sink(SinkLimits.usual());
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 8; t++) {
            int mine = t;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    assertTrue(sink.add(Facts.series("n" + mine, "m" + i % 50), Instant.ofEpochMilli(i + 1), i));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        durable(160_000);
        Map<Series, List<Double>> all = journal.samples();
        assertEquals(400, all.size());
        for (Map.Entry<Series, List<Double>> entry : all.entrySet()) {
            int first = Integer.parseInt(entry.getKey().metric().substring(1));
            for (int i = 0; i < 400; i++) {
                assertEquals(first + 50.0 * i, entry.getValue().get(i));
            }
        }
        assertEquals(new Samples.Standing(160_000, 160_000, 0, 0, null), sink.standing());
        var said = new HashSet<Integer>();
        journal.batches().forEach(b -> b.definitions().forEach(d -> assertTrue(said.add(d.number()), "said once")));
    }

    @Test
    void aFullJournalLosesNothingUpToTheBoundAndThenItIsSaid() {
        journal.full(true);
        Series series = Facts.series("n", "m");
        for (int i = 0; i < 1_000; i++) {
            assertTrue(sink.add(series, Instant.ofEpochMilli(i), i));
        }
        assertFalse(sink.add(series, Instant.ofEpochMilli(1_000), 1_000));
        Await.until("the trouble is said", () -> health.troubles().stream().map(Trouble::id)
                .anyMatch(SampleSink.REFUSED::equals));
        Await.until("the cause is said", () -> "no room".equals(sink.standing().trouble()));
        assertEquals(1_000, sink.standing().waiting());
        assertEquals(1, sink.standing().refused());
        assertEquals("1", health.troubles().getFirst().arguments().getFirst());
        journal.full(false);
        durable(1_000);
        assertEquals(1_000, journal.samples().get(series).size());
        assertEquals(999.0, journal.samples().get(series).getLast());
        Await.until("it is over", () -> health.troubles().isEmpty());
        assertNull(sink.standing().trouble());
    }

    @Test
    void oneBatchIsOnItsWayAtATime() {
        journal.hold(true);
        Series series = Facts.series("n", "m");
        sink.add(series, Instant.ofEpochMilli(1), 1);
        Await.until("a batch is on its way", () -> journal.held() == 1);
        for (int i = 2; i <= 50; i++) {
            sink.add(series, Instant.ofEpochMilli(i), i);
        }
        assertEquals(1, journal.held());
        assertEquals(50, sink.standing().waiting());
        journal.hold(false);
        durable(50);
        assertEquals(50, journal.samples().get(series).size());
    }

    @Test
    void whatIsNoNumberIsAGap() {
        Series series = Facts.series("n", "m");
        sink.add(series, Instant.ofEpochMilli(1), Double.POSITIVE_INFINITY);
        sink.gap(series, Instant.ofEpochMilli(2));
        durable(2);
        assertEquals(List.of(Double.NaN, Double.NaN), journal.samples().get(series));
    }

    @Test
    void closingMakesDurableWhatWaits() {
        sink.close();
        sink = sink(new SinkLimits(1_000, Duration.ofHours(1), Duration.ofMillis(10), Duration.ofHours(1)));
        sink.add(Facts.series("n", "m"), Instant.ofEpochMilli(1), 1);
        sink.close();
        assertEquals(1, journal.samples().size());
        assertFalse(sink.add(Facts.series("n", "m"), Instant.ofEpochMilli(2), 1), "closed");
    }

    @Test
    void closingDoesNotWaitForAFullJournal() {
        journal.full(true);
        sink.add(Facts.series("n", "m"), Instant.ofEpochMilli(1), 1);
        Await.until("it was tried", () -> sink.standing().trouble() != null);
        sink.close();
        assertEquals(0, sink.standing().durable());
    }

    @Test
    void seriesThatAreNotUsedAreForgottenAndTheirNumbersUsedAgain() {
        sink.close();
        sink = sink(new SinkLimits(1_000, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofNanos(1)));
        sink.add(Facts.series("n", "first"), Instant.ofEpochMilli(1), 1);
        durable(1);
        Await.until("the number is used again", () -> {
            sink.add(Facts.series("n", "other" + sink.standing().taken()), Instant.ofEpochMilli(1), 1);
            return journal.batches().stream().flatMap(b -> b.definitions().stream())
                    .filter(d -> d.number() == 0).map(d -> d.series().metric()).distinct().count() > 1;
        });
    }
}
