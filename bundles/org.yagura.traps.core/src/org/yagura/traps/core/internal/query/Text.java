/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A text that is looked for, upper and lower case being the same. Looks into UTF-8 without making texts of it; letters
 * beyond ASCII that have two cases are then found in the case given only. Immutable.
 */
final class Text {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7E;

    private final String lower;
    private final byte[] bytes;

    Text(String lower) {
        this.lower = lower.toLowerCase(Locale.ROOT);
        this.bytes = this.lower.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it stands in a text; null holds nothing. */
    boolean in(String where) {
        if (where == null) {
            return false;
        }
        int last = where.length() - lower.length();
        for (int i = 0; i <= last; i++) {
            if (where.regionMatches(true, i, lower, 0, lower.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it stands in UTF-8, which may have anything else around it. */
    boolean in(byte[] where) {
        int last = where.length - bytes.length;
        byte first = bytes[0];
        for (int i = 0; i <= last; i++) {
            if (fold(where[i]) == first && at(where, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean at(byte[] where, int place) {
        for (int i = 1; i < bytes.length; i++) {
            if (fold(where[place + i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte fold(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 'a' - 'A') : b;
    }

    /** Whether bytes are a plain ASCII text. */
    static boolean printable(byte[] bytes) {
        for (byte b : bytes) {
            if (b < FIRST_PRINTABLE || b > LAST_PRINTABLE) {
                return false;
            }
        }
        return true;
    }
}
