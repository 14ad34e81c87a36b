/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.yagura.watch.core.internal.poll.Counters;

/** Counters that wrap, go back and begin anew. */
final class CountersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final BigInteger WRAP_64 = BigInteger.ONE.shiftLeft(64);

    private final Counters counters = new Counters();
    private long now;
    private long wideNow;

    private OptionalDouble narrow(long value) {
        return counters.rate("a", new Counter32(value), now += SECOND, 0);
    }

    private OptionalDouble wide(long value) {
        return counters.rate("b", new Counter64(value), wideNow += SECOND, 0);
    }

    @Test
    void growthAndWrap() {
        assertTrue(narrow(4_294_967_000L).isEmpty());
        assertEquals(200, narrow(4_294_967_200L).getAsDouble());
        assertEquals(100, narrow(4).getAsDouble());
        assertTrue(wide(-100).isEmpty());
        assertEquals(150, wide(50).getAsDouble());
        wideNow += 9 * SECOND;
        assertEquals(10, wide(150).getAsDouble());
        assertEquals(0, wide(150).getAsDouble());
    }

    @Test
    void whatGoesBackForAnotherReasonBeginsAnew() {
        narrow(1_000_000);
        assertTrue(narrow(10).isEmpty());
        assertEquals(5, narrow(15).getAsDouble());
        wide(1_000_000);
        assertTrue(wide(10).isEmpty());
        assertEquals(5, wide(15).getAsDouble());
        counters.rate("c", new Counter32(1), now, 7);
        assertTrue(counters.rate("c", new Counter32(5), now + SECOND, 8).isEmpty(), "set anew, says the node");
        counters.rate("d", new Counter32(1), now, 0);
        assertTrue(counters.rate("d", new Counter64(5), now + SECOND, 0).isEmpty(), "another counter now");
        assertTrue(counters.rate("d", new Counter64(6), now + SECOND, 0).isEmpty(), "at the same moment");
        counters.retain(Set.of("a"));
        assertTrue(wide(20).isEmpty());
    }

    @Test
    void aRestartIsToldFromAWrapOfTheClock() {
        assertFalse(counters.upTime(new TimeTicks(4_294_967_295L - 100), 0));
        assertFalse(counters.upTime(new TimeTicks(900), 10 * SECOND), "wrapped after 497 days");
        assertFalse(counters.upTime(new TimeTicks(1_900), 20 * SECOND));
        narrow(100);
        assertTrue(counters.upTime(new TimeTicks(50), 30 * SECOND), "started anew");
        assertTrue(narrow(200).isEmpty());
        assertFalse(counters.upTime(null, 40 * SECOND));
        assertFalse(counters.upTime(new OctetString("soon"), 40 * SECOND));
        assertTrue(counters.rate("a", new OctetString("7"), 50 * SECOND, 0).isEmpty());
    }

    @Test
    void anyGrowthBelowHalfIsRight() {
        var random = new Random(64);
        long small = 0;
        BigInteger large = BigInteger.ZERO;
        narrow(0);
        wide(0);
        for (int i = 0; i < 10_000; i++) {
            long growth = random.nextLong(1L << 31);
            small = small + growth & 0xFFFF_FFFFL;
            assertEquals(growth, narrow(small).getAsDouble());
            BigInteger more = new BigInteger(random.nextInt(63), random);
            large = large.add(more).mod(WRAP_64);
            assertEquals(more.doubleValue(), wide(large.longValue()).getAsDouble());
        }
    }
}
