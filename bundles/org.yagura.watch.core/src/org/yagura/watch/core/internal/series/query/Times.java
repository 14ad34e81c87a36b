/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Times that are asked about. */
final class Times {
    /** The years that can be asked about at once. */
    private static final int YEARS = 100;
    private static final long DAYS = 366;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {
    }

    /** Refuses what is no time. */
    static void check(Locale language, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problems.invalid(language, "order", from.toString(), to.toString());
        }
        if (from.isBefore(Instant.EPOCH) || to.isAfter(LATEST)
                || Duration.between(from, to).toDays() > YEARS * DAYS) {
            throw Problems.invalid(language, "time", YEARS);
        }
    }
}
