/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.yagura.core.text.Texts;

/** The sentences of states. */
public final class Words {
    private static final int DIGITS = 4;

    private Words() {
    }

    /** What a result came to: what the run found, and which bounds are broken. */
    static Said of(Result result, Terms terms, List<Crossing> crossings) {
        var parts = new ArrayList<Said>();
        for (Crossing crossing : crossings) {
            if (crossing.broken()) {
                terms.bound(crossing.bound()).ifPresent(bound -> parts.add(crossing(bound, crossing)));
            }
        }
        if (parts.isEmpty() || result.failed()) {
            parts.addFirst(Said.of(result.text()));
        }
        return Said.join(parts);
    }

    /** A bound that is broken or about to be, with value and bound. */
    public static Said crossing(Bound bound, Crossing crossing) {
        return Said.each(language -> Texts.of(Words.class, language).get("crossing." + bound.kind().getName(),
                crossing.metric(), amount(crossing.value(), crossing.unit(), language),
                amount(bound.limit(), crossing.unit(), language)));
    }

    static Said unreachable(Said run) {
        return Said.join(List.of(Said.each(language -> Texts.of(Words.class, language).get("told.unreachable")), run));
    }

    static Said flapping(Standing now) {
        String percent = Long.toString(Math.round(Flapping.percent(now.changes())));
        return Said.join(List.of(
                Said.each(language -> Texts.of(Words.class, language).get("told.flapping", percent)), now.said()));
    }

    /** Told when a problem ends because nobody asks any more. */
    public static Said ended() {
        return Said.each(language -> Texts.of(Words.class, language).get("told.ended"));
    }

    /** A value with its unit, with as many digits as a person reads. */
    public static String amount(double value, String unit, Locale language) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(DIGITS);
        String number = Double.isFinite(value)
                ? format.format(new BigDecimal(value).round(new MathContext(
                        Math.abs(value) >= Math.pow(10, DIGITS) ? (int) Math.log10(Math.abs(value)) + 1 : DIGITS)))
                : Double.toString(value);
        return Optional.ofNullable(unit).filter(u -> !u.isEmpty()).map(u -> number + ' ' + u).orElse(number);
    }
}
