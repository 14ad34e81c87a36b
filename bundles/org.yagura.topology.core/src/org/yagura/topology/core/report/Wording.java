/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.report;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.Enumerator;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.ServiceAvailability;

/** Texts, figures and names of a report in one language. */
final class Wording {
    private final Locale language;
    private final Texts texts;
    private final ModelTexts words;

    Wording(Locale language) {
        this.language = language;
        texts = Texts.of(Wording.class, language);
        words = ModelTexts.of(language);
    }

    Locale language() {
        return language;
    }

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    String label(Enumerator literal) {
        return words.label(literal);
    }

    String number(long count) {
        return NumberFormat.getIntegerInstance(language).format(count);
    }

    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(language));
    }

    /** Minutes a year with three significant digits, so that no precision is shown that the figures do not have. */
    String minutes(double minutes) {
        if (!Double.isFinite(minutes)) {
            return "–";
        }
        double step = minutes == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(Math.abs(minutes))) - 2);
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(minutes < 0.001 ? 6 : 3);
        return format.format(Math.rint(minutes / step) * step);
    }

    String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(language);
        format.setMinimumFractionDigits(3);
        format.setMaximumFractionDigits(5);
        return format.format(share);
    }

    String share(ServiceAvailability availability) {
        return availability.exact()
                ? percent(availability.availability())
                : get("between", percent(availability.availability()), percent(availability.atMost()));
    }

    String target(ServiceAvailability availability) {
        return availability.target() == null ? "–" : percent(availability.target());
    }

    String met(ServiceAvailability availability) {
        if (!availability.works()) {
            return get("never");
        }
        return availability.target() == null
                ? "–"
                : get(availability.targetMet() == null ? "open" : availability.targetMet() ? "met" : "missed");
    }

    /** Sort, name and place of an element. */
    String name(ElementRef element) {
        String name = element.kindLabel(words) + " " + element.name();
        return element.place().isEmpty() ? name : get("in", name, element.place());
    }

    /** Names alone; a dash for none. */
    static String names(List<ElementRef> elements) {
        return elements.isEmpty() ? "–" : elements.stream().map(ElementRef::name).collect(Collectors.joining(", "));
    }
}
