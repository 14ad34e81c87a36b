/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Shows values after the DISPLAY-HINT of RFC 2579, 3.1. Bounded; a hint that is wrong changes nothing. */
final class DisplayHint {
    private static final int MAX_OUT = 4096;

    private DisplayHint() {
    }

    /** An integer after its hint, such as {@code d-2}; null when the hint says nothing that is understood. */
    static String number(String hint, long value) {
        if (hint.equals("x")) {
            return "0x" + Long.toHexString(value);
        }
        if (hint.equals("o")) {
            return "0" + Long.toOctalString(value);
        }
        if (hint.equals("b")) {
            return Long.toBinaryString(value);
        }
        if (!hint.startsWith("d-") || hint.length() > 4) {
            return hint.equals("d") ? Long.toString(value) : null;
        }
        try {
            return BigDecimal.valueOf(value, Integer.parseInt(hint.substring(2))).toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Bytes after their hint, such as {@code 255a} or {@code 1x:}; null when they do not fit. */
    static String octets(String hint, byte[] bytes) {
        try {
            return new Run(hint, bytes).run();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** One application of a hint; its last part is repeated until the bytes are used up. */
    private static final class Run {
        private final String hint;
        private final byte[] bytes;
        private final StringBuilder out = new StringBuilder();
        private int h;
        private int b;

        Run(String hint, byte[] bytes) {
            this.hint = hint;
            this.bytes = bytes;
        }

        String run() {
            int last = 0;
            while (b < bytes.length && out.length() < MAX_OUT) {
                if (h >= hint.length()) {
                    h = last;
                }
                last = h;
                int before = b;
                part();
                if (b == before) {
                    return null;
                }
            }
            return out.toString();
        }

        private void part() {
            boolean repeated = hint.charAt(h) == '*';
            int times = 1;
            if (repeated) {
                h++;
                times = bytes[b++] & 0xFF;
            }
            int digits = h;
            while (Character.isDigit(hint.charAt(h))) {
                h++;
            }
            int length = Integer.parseInt(hint.substring(digits, h));
            char format = hint.charAt(h++);
            String separator = symbol() ? String.valueOf(hint.charAt(h++)) : "";
            String terminator = repeated && symbol() ? String.valueOf(hint.charAt(h++)) : "";
            for (int i = 0; i < times && b < bytes.length; i++) {
                int to = Math.min(bytes.length, b + length);
                one(format, Arrays.copyOfRange(bytes, b, to));
                b = to;
                if (b < bytes.length && !(repeated && i == times - 1 && !terminator.isEmpty())) {
                    out.append(separator);
                }
            }
            if (b < bytes.length) {
                out.append(terminator);
            }
        }

        private boolean symbol() {
            return h < hint.length() && !Character.isDigit(hint.charAt(h)) && hint.charAt(h) != '*';
        }

        private void one(char format, byte[] part) {
            switch (format) {
                case 'd' -> out.append(new BigInteger(1, part));
                case 'o' -> out.append(new BigInteger(1, part).toString(8));
                case 'x' -> {
                    for (byte value : part) {
                        out.append(Character.forDigit(value >> 4 & 0xF, 16))
                                .append(Character.forDigit(value & 0xF, 16));
                    }
                }
                case 'a' -> out.append(new String(part, StandardCharsets.ISO_8859_1));
                case 't' -> out.append(new String(part, StandardCharsets.UTF_8));
                default -> throw new IllegalArgumentException("format " + format);
            }
        }
    }
}
