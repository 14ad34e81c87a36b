/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Health;
import org.yagura.watch.core.internal.plan.Punctuality;
import org.yagura.watch.core.internal.plan.Rounds.Figures;

/** The agent says when it does not keep up, minute by minute. */
final class PunctualityTest {
    private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");

    private final Health health = new Health();
    private final Punctuality punctuality = new Punctuality(health, 7);

    private List<String> at(int second, long runs, long late) {
        punctuality.look(new Figures(runs, late, 0), START.plusSeconds(second));
        return health.troubles().stream().map(t -> t.id() + t.arguments()).toList();
    }

    @Test
    void moreThanOneInTwentyOfAMinuteIsATrouble() {
        assertEquals(List.of(), at(0, 0, 0));
        assertEquals(List.of(), at(59, 1000, 900), "the minute is not over");
        assertEquals(List.of(), at(60, 2000, 100), "exactly one in twenty");
        assertEquals(List.of("watches.late[51, 1000, 7]"), at(120, 3000, 151));
        assertEquals(List.of("watches.late[51, 1000, 7]"), at(150, 3500, 151));
        assertEquals(List.of(), at(180, 4000, 151));
        assertEquals(List.of(), at(240, 4000, 151), "nothing was run");
        assertEquals(List.of(), at(-3_600, 4000, 151), "the clock was set back");
        assertEquals(List.of("watches.late[100, 100, 7]"), at(-3_540, 4100, 251), "and the minute goes on from there");
        punctuality.over();
        assertEquals(List.of(), health.troubles());
    }
}
