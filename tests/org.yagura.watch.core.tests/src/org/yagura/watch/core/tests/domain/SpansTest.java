/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.watch.core.internal.report.Spans;
import org.yagura.watch.core.internal.report.Spans.Span;

/** Stretches of time are joined, cut and taken away as if each moment were looked at by itself. */
final class SpansTest {
    private static final int LENGTH = 60;

    private static BitSet moments(Spans spans) {
        var moments = new BitSet();
        spans.all().forEach(span -> moments.set((int) span.from(), (int) span.to()));
        return moments;
    }

    private static Spans any(Random random) {
        var some = new ArrayList<Span>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int from = random.nextInt(LENGTH);
            some.add(new Span(from, from + random.nextInt(12)));
        }
        return Spans.of(some);
    }

    @Test
    void theyAreAsTheirMoments() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            Spans a = any(random);
            Spans b = any(random);
            BitSet or = moments(a);
            or.or(moments(b));
            BitSet and = moments(a);
            and.and(moments(b));
            BitSet without = moments(a);
            without.andNot(moments(b));
            String which = "seed " + seed;
            assertEquals(or, moments(a.or(b)), which);
            assertEquals(and, moments(a.and(b)), which);
            assertEquals(without, moments(a.without(b)), which);
            assertEquals(moments(a).cardinality(), a.millis(), which);
        }
    }

    @Test
    void thoseThatTouchAreOne() {
        assertEquals(List.of(new Span(1, 5)), Spans.of(List.of(new Span(3, 5), new Span(1, 3), new Span(4, 4))).all());
    }
}
