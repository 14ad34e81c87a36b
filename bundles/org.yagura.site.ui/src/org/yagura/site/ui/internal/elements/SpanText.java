/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.core.text.Texts;

/** Spans of time as people write them, such as "1 min 30 s"; what is written reads as the same span. */
public final class SpanText {
    private static final Pattern PIECE = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([^\\d\\s.]*)\\s*");
    private static final List<String> UNITS = List.of("day", "hour", "minute", "second");
    private static final List<Long> SECONDS = List.of(86_400L, 3600L, 60L, 1L);

    private final Texts texts;
    private final Map<String, Long> units = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Written in a language. */
    public SpanText(Locale language) {
        texts = Texts.of(SpanText.class, language);
        units.putAll(Map.of("d", 86_400L, "h", 3600L, "min", 60L, "m", 60L, "s", 1L, "", 1L));
        for (int i = 0; i < UNITS.size(); i++) {
            units.put(texts.get("span." + UNITS.get(i)), SECONDS.get(i));
        }
    }

    /** As it is written; exact. */
    public String write(Duration span) {
        if (span.isNegative() || span.getSeconds() < 60 && span.getNano() > 0 && span.getNano() % 1_000_000 != 0) {
            return span.toString();
        }
        var pieces = new ArrayList<String>();
        long rest = span.getSeconds();
        for (int i = 0; i < UNITS.size(); i++) {
            long count = rest / SECONDS.get(i);
            rest %= SECONDS.get(i);
            boolean last = i == UNITS.size() - 1;
            if (count > 0 || last && (pieces.isEmpty() || span.getNano() > 0)) {
                BigDecimal number = last
                        ? BigDecimal.valueOf(count).add(BigDecimal.valueOf(span.getNano(), 9)).stripTrailingZeros()
                        : BigDecimal.valueOf(count);
                pieces.add(number.toPlainString() + " " + texts.get("span." + UNITS.get(i)));
            }
        }
        return String.join(" ", pieces);
    }

    /**
     * Reads a span: with the units of the language or d, h, min, s; a bare number is seconds; or in the form of ISO 8601.
     *
     * @return null when it is none
     */
    public Duration read(String text) {
        String given = text.strip();
        if (given.toUpperCase(Locale.ROOT).matches("-?P.*")) {
            try {
                return Duration.parse(given);
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        Matcher piece = PIECE.matcher(given);
        BigDecimal seconds = BigDecimal.ZERO;
        int at = 0;
        while (at < given.length()) {
            Long unit = piece.find(at) && piece.start() == at ? units.get(piece.group(2)) : null;
            if (unit == null) {
                return null;
            }
            seconds = seconds.add(new BigDecimal(piece.group(1)).multiply(BigDecimal.valueOf(unit)));
            at = piece.end();
        }
        try {
            return given.isEmpty() ? null : Duration.ofNanos(seconds.movePointRight(9).longValueExact());
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
