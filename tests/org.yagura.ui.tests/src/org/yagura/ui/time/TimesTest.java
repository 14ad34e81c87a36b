/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    private static Times times(Locale language) {
        var times = new Times(Clock.fixed(NOW, ZoneOffset.UTC), language);
        times.setZone(ZoneId.of("Asia/Tokyo"));
        return times;
    }

    @Test
    void todayIsATimeOfDayInTheSitesZone() {
        assertEquals("13:03:22", times(Locale.ENGLISH).brief(Instant.parse("2026-11-21T04:03:22Z")));
    }

    @Test
    void beforeTodayThereIsTheDay() {
        assertEquals("Nov 20 14:03", times(Locale.ENGLISH).brief(Instant.parse("2026-11-20T05:03:22Z")));
        assertEquals("11/20 14:03", times(Locale.JAPANESE).brief(Instant.parse("2026-11-20T05:03:22Z")));
        assertEquals("Nov 20 2025", times(Locale.ENGLISH).brief(Instant.parse("2025-11-20T05:03:22Z")));
    }

    @Test
    void exactHasMicrosecondsAndZone() {
        assertEquals("2026-11-21 13:03:22.123456 JST",
                times(Locale.ENGLISH).exact(Instant.parse("2026-11-21T04:03:22.123456Z")));
        assertEquals("", times(Locale.ENGLISH).exact(null));
    }

    @Test
    void spansHaveTwoUnits() {
        assertEquals("3 min 20 s", times(Locale.ENGLISH).span(Duration.ofSeconds(200)));
        assertEquals("2 日 1 時間", times(Locale.JAPANESE).span(Duration.ofHours(49)));
    }

    @Test
    void spansAreNeverNegativeAndRoundDown() {
        Times times = times(Locale.ENGLISH);
        assertEquals("0 s", times.span(Duration.ofSeconds(-5)));
        assertEquals("59 s", times.span(Duration.ofMillis(59_999)));
        assertEquals("1 min 0 s", times.span(Duration.ofSeconds(60)));
        assertEquals("23 h 59 min", times.span(Duration.ofSeconds(86_399)));
        assertEquals("", times.span(null));
    }

    @Test
    void todayBeginsAtMidnightOfTheSite() {
        Times times = times(Locale.ENGLISH);
        assertEquals("00:00:00", times.brief(Instant.parse("2026-11-20T15:00:00Z")));
        assertEquals("Nov 20 23:59", times.brief(Instant.parse("2026-11-20T14:59:59Z")));
        times.setZone(ZoneOffset.UTC);
        assertEquals("Nov 20 15:00", times.brief(Instant.parse("2026-11-20T15:00:00Z")));
    }

    @Test
    void theClockOfTheStatusLineNamesItsZone() {
        assertEquals("14:00:00 JST", times(Locale.ENGLISH).clock(NOW));
    }
}
