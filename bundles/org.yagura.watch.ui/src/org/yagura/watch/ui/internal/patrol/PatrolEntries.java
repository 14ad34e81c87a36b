/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.patrol;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.yagura.watch.core.patrol.GetPatrol;
import org.yagura.watch.core.patrol.PatrolResult;
import org.yagura.watch.core.patrol.SignPatrol;

/** What a person has entered of a patrol so far, kept while another one is looked at. */
final class PatrolEntries {
    private final Map<String, Entered> byItem = new HashMap<>();
    private final NumberFormat numbers;
    private String remark = "";

    /** What was entered of an item; texts are as typed. */
    record Entered(PatrolResult result, String value, String remark) {
        static final Entered NOTHING = new Entered(null, "", "");
    }

    /** What is missing. */
    enum Lack {
        RESULT, VALUE, REMARK, REMARK_OUTSIDE
    }

    PatrolEntries(Locale language) {
        numbers = NumberFormat.getNumberInstance(language);
    }

    Entered of(String item) {
        return byItem.getOrDefault(item, Entered.NOTHING);
    }

    void put(String item, Entered entered) {
        byItem.put(item, entered);
    }

    String remark() {
        return remark;
    }

    void remark(String text) {
        remark = text;
    }

    /** The number that was typed, with the decimal sign of the language or a point; empty when it is none. */
    OptionalDouble number(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        var position = new ParsePosition(0);
        Number parsed = numbers.parse(text, position);
        if (parsed != null && position.getIndex() == text.length()) {
            return finite(parsed.doubleValue());
        }
        try {
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** Whether the value that was entered is out of the item's bounds. */
    boolean outside(GetPatrol.Item item) {
        OptionalDouble value = item.measured() ? number(of(item.id()).value()) : OptionalDouble.empty();
        return value.isPresent() && (item.least() != null && value.getAsDouble() < item.least()
                || item.most() != null && value.getAsDouble() > item.most());
    }

    /** What is missing of an item; empty when it is complete. */
    Optional<Lack> lack(GetPatrol.Item item) {
        Entered entered = of(item.id());
        if (entered.result() == null) {
            return Optional.of(Lack.RESULT);
        }
        boolean typed = !entered.value().isBlank();
        if (item.measured() && (typed && number(entered.value()).isEmpty()
                || !typed && entered.result() == PatrolResult.GOOD)) {
            return Optional.of(Lack.VALUE);
        }
        if (!entered.remark().isBlank()) {
            return Optional.empty();
        }
        if (outside(item)) {
            return Optional.of(Lack.REMARK_OUTSIDE);
        }
        return entered.result() == PatrolResult.GOOD ? Optional.empty() : Optional.of(Lack.REMARK);
    }

    /** How many items are complete. */
    long complete(List<GetPatrol.Item> items) {
        return items.stream().filter(item -> lack(item).isEmpty()).count();
    }

    /** The signature of a complete one. */
    SignPatrol sign(GetPatrol.Patrol patrol) {
        return new SignPatrol(patrol.row().id(), patrol.items().stream().map(item -> {
            Entered entered = of(item.id());
            OptionalDouble value = item.measured() ? number(entered.value()) : OptionalDouble.empty();
            return new SignPatrol.Entry(item.id(), entered.result(), value.isPresent() ? value.getAsDouble() : null,
                    entered.remark().isBlank() ? null : entered.remark().strip());
        }).toList(), remark.isBlank() ? null : remark.strip());
    }
}
