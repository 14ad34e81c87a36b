/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** When the board is heard. */
class BellTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    private final Bell bell = new Bell(true);

    @Test
    void whatIsThereAtTheStartIsNotNew() {
        bell.heard("alarms", Set.of("a", "b"));
        assertFalse(bell.rings(NOW));
        bell.heard("alarms", Set.of("a", "b", "c"));
        assertTrue(bell.rings(NOW));
        assertEquals(1, bell.pending());
    }

    @Test
    void itRingsAgainUntilSomebodyAcknowledges() {
        bell.heard("alarms", Set.of());
        bell.heard("alarms", Set.of("a"));
        assertTrue(bell.rings(NOW));
        assertFalse(bell.rings(NOW.plusSeconds(1)), "not all the time");
        assertTrue(bell.rings(NOW.plus(Bell.PAUSE)));
        bell.acknowledge();
        assertFalse(bell.rings(NOW.plusSeconds(60)));
        bell.heard("alarms", Set.of("a"));
        assertFalse(bell.rings(NOW.plusSeconds(61)), "what was acknowledged is not new again");
        bell.heard("alarms", Set.of("a", "b"));
        assertTrue(bell.rings(NOW.plusSeconds(62)));
    }

    @Test
    void whatIsOverIsSilentAndNewWhenItComesBack() {
        bell.heard("alarms", Set.of());
        bell.heard("alarms", Set.of("a"));
        bell.heard("alarms", Set.of());
        assertFalse(bell.rings(NOW));
        bell.heard("alarms", Set.of("a"));
        assertTrue(bell.rings(NOW));
    }

    @Test
    void switchedOffItIsSilentButStillMarksWhatIsNew() {
        bell.on(false);
        bell.heard("alarms", Set.of());
        bell.heard("alarms", Set.of("a"));
        assertFalse(bell.rings(NOW));
        assertEquals(1, bell.pending());
        bell.on(true);
        assertTrue(bell.rings(NOW));
    }

    @Test
    void sourcesAreToldApartAndNothingGathers() {
        bell.heard("one", Set.of("a"));
        bell.heard("two", Set.of("a"));
        assertEquals(0, bell.pending(), "a source that comes later has its own start");
        for (int i = 0; i < 10_000; i++) {
            bell.heard("one", Set.of("n" + i));
        }
        assertEquals(1, bell.pending(), "only what there is now");
    }

    @Test
    void theTonesFadeInAndOut() {
        byte[] samples = Sound.samples();
        assertEquals(0, samples[0]);
        assertEquals(0, samples[samples.length - 1]);
        int loudest = 0;
        for (byte sample : samples) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertNotEquals(0, loudest);
        assertTrue(loudest <= 100, "never clipped");
    }
}
