/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.schedule;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day on a clock that goes on after midnight: 25:30 is half past one on the next day. */
public final class TimeOfDay {
    private static final Pattern FORM = Pattern.compile("(\\d{1,2}):([0-5]\\d)");
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 1_440;
    /** Later than that is a matter of another day. */
    private static final int LATEST = 2 * MINUTES_PER_DAY;

    private TimeOfDay() {
    }

    /** Minutes since midnight of a text {@code hh:mm} up to 48:00; empty when it is none. */
    public static OptionalInt minutes(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text.strip());
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        int minutes = Integer.parseInt(matcher.group(1)) * MINUTES_PER_HOUR + Integer.parseInt(matcher.group(2));
        return minutes <= LATEST ? OptionalInt.of(minutes) : OptionalInt.empty();
    }
}
