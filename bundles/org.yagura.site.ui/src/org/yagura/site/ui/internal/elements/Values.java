/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;

/** Values of the model as texts of a language, and back. Immutable. */
final class Values {
    private static final Pattern DATE = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?");
    /** So many elements of a list are named. */
    private static final int NAMED = 30;

    private final Locale language;
    private final Texts texts;
    private final ModelTexts words;
    private final SpanText spans;

    Values(Locale language) {
        this.language = language;
        texts = Texts.of(Values.class, language);
        words = ModelTexts.of(language);
        spans = new SpanText(language);
    }

    /** The words of the model. */
    ModelTexts words() {
        return words;
    }

    /** The texts of this package. */
    Texts texts() {
        return texts;
    }

    /** As it stands in a cell; empty for null. */
    String write(Object value) {
        return switch (value) {
            case null -> "";
            case Enumerator literal -> words.label(literal);
            case Boolean truth -> texts.get(truth ? "yes" : "no");
            case Number number -> number(number);
            case Duration span -> spans.write(span);
            case EObject object -> Elements.nameElsewhere(object);
            case Collection<?> several -> several(several);
            default -> value.toString();
        };
    }

    private String several(Collection<?> several) {
        String named = several.stream().limit(NAMED).map(this::write).collect(Collectors.joining(", "));
        return several.size() > NAMED ? named + " " + texts.get("more", several.size() - NAMED) : named;
    }

    private String number(Number number) {
        NumberFormat format = NumberFormat.getInstance(language);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(15);
        return format.format(number);
    }

    /** What a column is sorted by. */
    Object sortable(Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> number;
            case Double number -> number;
            case LocalDate date -> date;
            case Duration span -> span;
            default -> write(value);
        };
    }

    /**
     * Reads one value of an attribute.
     *
     * @param text not blank
     */
    Object read(EAttribute attribute, String text) throws Refused {
        EDataType type = attribute.getEAttributeType();
        Class<?> wanted = type.getInstanceClass();
        String given = text.strip();
        if (type instanceof EEnum several) {
            return literal(several, given);
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return truth(given);
        }
        if (wanted == int.class || wanted == Integer.class) {
            return whole(given);
        }
        if (wanted == double.class || wanted == Double.class) {
            return number(given);
        }
        if (wanted == LocalDate.class) {
            return date(given);
        }
        if (wanted == Duration.class) {
            return orRefuse(spans.read(given), "not.span", given);
        }
        return EcoreUtil.createFromString(type, text);
    }

    /** The words for all literals, in the order of the model. */
    List<String> literals(EEnum type) {
        return type.getELiterals().stream().map(words::label).toList();
    }

    private Object literal(EEnum type, String given) throws Refused {
        for (EEnumLiteral literal : type.getELiterals()) {
            if (words.label(literal).equalsIgnoreCase(given) || literal.getName().equalsIgnoreCase(given)) {
                return literal.getInstance();
            }
        }
        throw new Refused(texts.get("not.choice", given));
    }

    private Object truth(String given) throws Refused {
        for (boolean truth : new boolean[]{true, false}) {
            if (given.equalsIgnoreCase(write(truth)) || given.equalsIgnoreCase(Boolean.toString(truth))) {
                return truth;
            }
        }
        throw new Refused(texts.get("not.choice", given));
    }

    /** With or without signs between thousands, but where they belong: 1,5 is not 15. */
    private Number parsed(String given) {
        for (boolean grouped : new boolean[]{false, true}) {
            NumberFormat format = NumberFormat.getInstance(language);
            format.setStrict(true);
            format.setGroupingUsed(grouped);
            var at = new ParsePosition(0);
            Number number = format.parse(given, at);
            if (number != null && at.getIndex() == given.length()) {
                return number;
            }
        }
        return null;
    }

    private Integer whole(String given) throws Refused {
        Number number = parsed(given);
        boolean whole = number instanceof Long && number.longValue() == number.intValue();
        return orRefuse(whole ? number.intValue() : null, "not.whole", given);
    }

    private Double number(String given) throws Refused {
        Number number = parsed(given);
        boolean finite = number != null && Double.isFinite(number.doubleValue());
        return orRefuse(finite ? (Double) number.doubleValue() : null, "not.number", given);
    }

    private LocalDate date(String given) throws Refused {
        Matcher date = DATE.matcher(given);
        LocalDate read = null;
        if (date.matches()) {
            try {
                read = LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3)));
            } catch (DateTimeException e) {
                throw new Refused(texts.get("not.date", given));
            }
        }
        return orRefuse(read, "not.date", given);
    }

    private <T> T orRefuse(T value, String key, String given) throws Refused {
        if (value == null) {
            throw new Refused(texts.get(key, given));
        }
        return value;
    }
}
