/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.yagura.core.text.Texts;

/**
 * How values of a {@link Setting} are written. Immutable.
 *
 * @param <T> what a value is once it is read
 * @param sign what stands for a value in the help, such as {@code N}
 * @param reader reads a value without white space around it; throws IllegalArgumentException when it is no good
 * @param means what a value must be, in a language, such as "a number from 0 to 65535"
 */
public record SettingForm<T>(String sign, Function<String, T> reader, Function<Locale, String> means) {

    /** A whole number between bounds, both of which are possible. */
    public static SettingForm<Long> number(long least, long most) {
        return new SettingForm<>("N", text -> {
            long value = Long.parseLong(text);
            if (value < least || value > most) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }, language -> text(language, "form.number", Long.toString(least), Long.toString(most)));
    }

    /** {@code true} or {@code false}. */
    public static SettingForm<Boolean> yesNo() {
        return new SettingForm<>("true|false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        }, language -> text(language, "form.yes-no"));
    }

    /** Any text that is not empty; the sign stands for it. */
    public static SettingForm<String> text(String sign) {
        return new SettingForm<>(sign, text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        }, language -> text(language, "form.text"));
    }

    /** One or more values of this form with commas between them. */
    public SettingForm<List<T>> list() {
        return new SettingForm<>(sign + "," + sign,
                text -> Arrays.stream(text.split(",", -1)).map(String::strip).map(reader).toList(),
                language -> text(language, "form.list", means.apply(language)));
    }

    private static String text(Locale language, String key, Object... arguments) {
        return Texts.of(SettingForm.class, language).get(key, arguments);
    }
}
