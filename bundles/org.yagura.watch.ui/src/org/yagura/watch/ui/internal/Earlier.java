/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.util.Optional;

/** Times with which a chart is often compared. */
enum Earlier {
    NOTHING(Duration.ZERO), YESTERDAY(Duration.ofDays(1)), LAST_WEEK(Duration.ofDays(7)),
    FOUR_WEEKS(Duration.ofDays(28));

    private static final Duration MOST = Duration.ofDays(3660);

    private final Duration span;

    Earlier(Duration span) {
        this.span = span;
    }

    Duration span() {
        return span;
    }

    /** A span such as {@code 90m}, {@code 12 h}, {@code 3d} or {@code 2w}, up to ten years; empty for anything else. */
    static Optional<Duration> read(String text) {
        String plain = text.strip();
        if (!plain.matches("\\d{1,6}\\s*[mhdw]")) {
            return Optional.empty();
        }
        long number = Long.parseLong(plain.substring(0, plain.length() - 1).strip());
        Duration span = switch (plain.charAt(plain.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
        return span.isZero() || span.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(span);
    }
}
