/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.yagura.core.text.Texts;

/**
 * How times are written: "14:03:22" today and "Nov 20 14:03" before, in the site's time zone. Thread-safe; the zone can
 * change with the connection.
 */
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Clock clock;
    private final Texts texts;
    private final Locale language;
    private final DateTimeFormatter thisYear;
    private final DateTimeFormatter otherYear;
    private final DateTimeFormatter exact;
    private volatile ZoneId zone;

    /** Times by that clock in that language; at first in the clock's zone. */
    public Times(Clock clock, Locale language) {
        this.clock = clock;
        this.language = language;
        texts = Texts.of(Times.class, language);
        thisYear = DateTimeFormatter.ofPattern(texts.get("thisYear"), language);
        otherYear = DateTimeFormatter.ofPattern(texts.get("otherYear"), language);
        exact = DateTimeFormatter.ofPattern(texts.get("exact"), language);
        zone = clock.getZone();
    }

    /** The zone that times are written in. */
    public ZoneId zone() {
        return zone;
    }

    /** The language they are written in. */
    public Locale language() {
        return language;
    }

    /** Writes times in another zone from now on. */
    public void setZone(ZoneId newZone) {
        zone = newZone;
    }

    /** The time of the clock. */
    public Instant now() {
        return clock.instant();
    }

    /** Short form for lists; empty for null. */
    public String brief(Instant time) {
        if (time == null) {
            return "";
        }
        ZonedDateTime at = time.atZone(zone);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (at.toLocalDate().equals(today)) {
            return CLOCK.format(at);
        }
        return (at.getYear() == today.getYear() ? thisYear : otherYear).format(at);
    }

    /** Exact form for tooltips, details and exports, with microseconds where there are some, and the zone. */
    public String exact(Instant time) {
        if (time == null) {
            return "";
        }
        ZonedDateTime at = time.atZone(zone);
        String text = exact.format(at);
        int micros = at.getNano() / 1000;
        return text + (micros == 0 ? "" : ".%06d".formatted(micros)) + " "
                + DateTimeFormatter.ofPattern("zzz", language).format(at);
    }

    /** Time of day with the zone, as the status line shows it. */
    public String clock(Instant time) {
        ZonedDateTime at = time.atZone(zone);
        return CLOCK.format(at) + " " + DateTimeFormatter.ofPattern("zzz", language).format(at);
    }

    /** A span such as "3 min 20 s", by its two largest units; empty for null. */
    public String span(Duration duration) {
        if (duration == null) {
            return "";
        }
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return texts.get("seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("minutes", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return texts.get("hours", seconds / 3600, seconds % 3600 / 60);
        }
        return texts.get("days", seconds / 86_400, seconds % 86_400 / 3600);
    }
}
