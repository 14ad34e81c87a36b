/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Health;
import org.yagura.traps.core.internal.receive.LossTrouble;

class LossTroubleTest {
    private final Health health = new Health();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final LossTrouble trouble = new LossTrouble(health, clock, "traps.lost-kernel", 100, "4096");

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<String> said() {
        assertEquals(1, health.troubles().size());
        assertEquals("WARNING", health.troubles().getFirst().severity());
        return health.troubles().getFirst().arguments();
    }

    @Test
    void whatWasLostBeforeIsNoTroubleNow() {
        trouble.look(100);
        assertTrue(health.troubles().isEmpty());
    }

    @Test
    void countsWhatIsLostSinceItBegan() {
        trouble.look(107);
        assertEquals(List.of("7", "5", "4096"), said());
        trouble.look(107);
        trouble.look(110);
        assertEquals(List.of("10", "5", "4096"), said());
    }

    @Test
    void isOverWhenNoneWasLostForSomeMinutesAndThenBeginsAnew() {
        trouble.look(107);
        pass(LossTrouble.QUIET.minusSeconds(1));
        trouble.look(108);
        pass(LossTrouble.QUIET.minusSeconds(1));
        trouble.look(108);
        assertEquals(List.of("8", "5", "4096"), said());
        pass(Duration.ofSeconds(1));
        trouble.look(108);
        assertTrue(health.troubles().isEmpty());
        trouble.look(110);
        assertEquals(List.of("2", "5", "4096"), said());
        trouble.over();
        assertTrue(health.troubles().isEmpty());
    }
}
