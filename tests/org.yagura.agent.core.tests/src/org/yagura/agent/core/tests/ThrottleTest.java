/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yagura.agent.core.Throttle;

/** Waiting after failures, and rates, with a clock that is moved by hand. */
class ThrottleTest {
    private long now = 1;
    private final Throttle failures = Throttle.ofFailures(2, () -> now);

    private void move(Duration time) {
        now += time.toNanos();
    }

    /** Fails as soon as it may. */
    private Duration fail(String key) {
        move(failures.wait(key));
        failures.tried(key);
        return failures.wait(key);
    }

    @Test
    void waitsDoubleUpToALimit() {
        assertEquals(Duration.ZERO, fail("a"));
        assertEquals(Duration.ZERO, fail("a"));
        for (long seconds = 1; seconds < 300; seconds *= 2) {
            assertEquals(Duration.ofSeconds(seconds), fail("a"));
        }
        assertEquals(Duration.ofMinutes(5), fail("a"));
        for (int i = 0; i < 100; i++) {
            assertEquals(Duration.ofMinutes(5), fail("a"));
        }
        assertEquals(Duration.ZERO, failures.wait("b"), "each key for itself");
    }

    @Test
    void triesAtOnceAllCount() {
        for (int i = 0; i < 5; i++) {
            failures.tried("a");
        }
        assertEquals(Duration.ofSeconds(1 + 2 + 4), failures.wait("a"));
        for (int i = 0; i < 1_000; i++) {
            failures.tried("a");
        }
        assertEquals(Duration.ofMinutes(5), failures.wait("a"));
    }

    @Test
    void successForgets() {
        IntStream.range(0, 10).forEach(i -> failures.tried("a"));
        failures.succeeded("a");
        assertEquals(Duration.ZERO, failures.wait("a"));
        assertEquals(Duration.ZERO, fail("a"));
        assertEquals(Duration.ZERO, fail("a"), "the free ones are free again");
    }

    @Test
    void timeForgets() {
        IntStream.range(0, 10).forEach(i -> fail("a"));
        move(Duration.ofMinutes(29));
        assertEquals(Duration.ofMinutes(4).plusSeconds(16), fail("a"), "half an hour is not over");
        move(Duration.ofMinutes(36));
        assertEquals(Duration.ZERO, fail("a"));
    }

    @Test
    void remembersABoundedNumber() {
        IntStream.range(0, 20_000).forEach(i -> failures.tried("name " + i));
        assertEquals(10_000, failures.size());
        IntStream.range(0, 5).forEach(i -> failures.tried("guessed"));
        for (int i = 0; i < 9_999; i++) {
            failures.wait("guessed");
            failures.tried("flood " + i);
        }
        assertTrue(failures.wait("guessed").isPositive(), "who is asked about is not forgotten by a flood of others");
    }

    @Test
    void aRateAllowsABurstAndThenSoManyASecond() {
        Throttle rate = Throttle.ofRate(2, 8, () -> now);
        for (int i = 0; i < 8; i++) {
            assertTrue(rate.allow("a"), "burst " + i);
        }
        assertFalse(rate.allow("a"));
        assertEquals(Duration.ofMillis(500), rate.wait("a"));
        assertTrue(rate.allow("b"), "each address for itself");
        move(Duration.ofSeconds(1));
        assertTrue(rate.allow("a") && rate.allow("a"));
        assertFalse(rate.allow("a"), "a refusal costs nothing");
        move(Duration.ofMillis(500));
        assertTrue(rate.allow("a"));
        move(Duration.ofHours(1));
        assertEquals(8, IntStream.range(0, 20).filter(i -> rate.allow("a")).count(),
                "no more than a burst is saved up");
    }

    /** In no window are more let through than the burst and what the rate gives; and nobody is refused without need. */
    @Test
    void aRateIsKeptInEveryWindow() {
        for (int seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            int perSecond = 1 + random.nextInt(200);
            int burst = 1 + random.nextInt(20);
            Throttle rate = Throttle.ofRate(perSecond, burst, () -> now);
            var allowed = new ArrayDeque<Long>();
            double tokens = burst;
            long last = now;
            for (int i = 0; i < 2_000; i++) {
                move(Duration.ofNanos(random.nextInt(20_000_000)));
                tokens = Math.min(burst, tokens + (now - last) / 1e9 * perSecond);
                last = now;
                boolean let = rate.allow("a");
                if (Math.abs(tokens - 1) > 1e-4) {
                    assertEquals(tokens > 1, let, "seed " + seed + ", try " + i + ", " + tokens);
                }
                if (let) {
                    tokens = Math.max(0, tokens - 1);
                    allowed.add(now);
                }
                while (!allowed.isEmpty() && now - allowed.peek() > 1_000_000_000L) {
                    allowed.poll();
                }
                assertTrue(allowed.size() <= burst + perSecond + 1, "seed " + seed + ": " + allowed.size());
            }
        }
    }

    @Test
    void manyThreadsGetNoMoreThanTheBurst() throws Exception {
        Throttle rate = Throttle.ofRate(1, 50, () -> now);
        Callable<Long> worker = () -> IntStream.range(0, 100).filter(i -> rate.allow("a")).count();
        long let = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Long> done : threads.invokeAll(Collections.nCopies(4, worker))) {
                let += done.get();
            }
        }
        assertEquals(50, let);
    }
}
