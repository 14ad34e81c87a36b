/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How values are written with their units: few digits, prefixes that people know. Immutable; for one thread at a time. */
public final class Amounts {
    private static final int DIGITS = 4;
    private static final Set<String> BINARY = Set.of("B", "B/s");
    private static final Set<String> DECIMAL = Set.of("bit", "bit/s", "bps", "Hz", "W", "/s", "");
    private static final List<String> BINARY_PREFIXES = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi");
    private static final List<String> DECIMAL_PREFIXES = List.of("", "k", "M", "G", "T", "P");

    private static final int MOST_DECIMALS = 9;

    private final Locale language;

    /** Amounts as written in that language. */
    public Amounts(Locale language) {
        this.language = language;
    }

    /** Whether prefixes of the unit stand for powers of 1024. */
    public static boolean binary(String unit) {
        return BINARY.contains(unit);
    }

    /** Whether values in the unit are written with prefixes, so that the unit stands at each value. */
    public static boolean prefixed(String unit) {
        return binary(unit) || !unit.isEmpty() && DECIMAL.contains(unit);
    }

    /** A value with its unit; empty when there is none. */
    public String of(double value, String unit) {
        return of(value, unit, 0);
    }

    /** A value with its unit, written so that it differs from one that is {@code step} away; 0 for as short as usual. */
    String of(double value, String unit, double step) {
        if (!Double.isFinite(value)) {
            return "";
        }
        int prefix = prefix(Math.abs(value), unit);
        double one = Math.pow(base(unit), prefix);
        String written = number(value / one, step / one);
        String with = binary(unit) ? BINARY_PREFIXES.get(prefix) + unit : DECIMAL_PREFIXES.get(prefix) + unit;
        return with.isEmpty() ? written : written + " " + with;
    }

    /** What 1 stands for where a value is written: 1024 for 3 KiB. */
    static double one(double value, String unit) {
        return binary(unit) ? Math.pow(base(unit), prefix(Math.abs(value), unit)) : 1;
    }

    private static double base(String unit) {
        return binary(unit) ? 1024 : 1000;
    }

    private static int prefix(double value, String unit) {
        if (!binary(unit) && !DECIMAL.contains(unit)) {
            return 0;
        }
        int prefix = 0;
        double left = value;
        // a bare number is written out up to 9,999
        double most = unit.isEmpty() ? 10_000 : base(unit);
        while (left >= most && prefix < BINARY_PREFIXES.size() - 1) {
            left /= base(unit);
            most = base(unit);
            prefix++;
        }
        return prefix;
    }

    private String number(double value, double step) {
        int decimals = step > 0 ? (int) Math.clamp(Math.ceil(-Math.log10(step)), 0, MOST_DECIMALS) : 0;
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(Math.max(DIGITS + 4, decimals));
        int whole = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(Math.max(DIGITS, whole + decimals)));
        return format.format(rounded.signum() == 0 ? BigDecimal.ZERO : rounded);
    }
}
