/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.yagura.watch.core.spi.Phrase;

/**
 * A text in the languages of the product, as facts keep it.
 *
 * @param en English
 * @param ja Japanese
 */
public record Said(String en, String ja) {

    /** Nothing. */
    public static final Said NOTHING = new Said("", "");
    private static final int LONGEST = 800;

    public Said {
        en = cut(en);
        ja = cut(ja);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Made for each language. */
    public static Said each(Function<Locale, String> text) {
        return new Said(text.apply(Locale.ENGLISH), text.apply(Locale.JAPANESE));
    }

    /** A phrase in both. */
    public static Said of(Phrase phrase) {
        return each(phrase::in);
    }

    /** The same in both. */
    public static Said plain(String text) {
        return new Said(text, text);
    }

    /** Several, one after another. */
    public static Said join(List<Said> parts) {
        return new Said(parts.stream().map(Said::en).filter(t -> !t.isEmpty()).collect(Collectors.joining(" ")),
                parts.stream().map(Said::ja).filter(t -> !t.isEmpty()).collect(Collectors.joining()));
    }

    /** In a language. */
    public String in(Locale language) {
        return language.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? ja : en;
    }

    /** By language, as events carry it. */
    public Map<String, String> byLanguage() {
        return Map.of("en", en, "ja", ja);
    }
}
