/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.util.List;
import java.util.Locale;

import org.yagura.core.text.Texts;

/**
 * A text with arguments, in any language on demand.
 *
 * @param owner class beside whose package's messages the text is, see {@link Texts}
 * @param key of the text; empty for one that is the same in all languages, which is the argument then
 * @param arguments put into the text; numbers are written as the language does, phrases in the same language
 */
public record Phrase(Class<?> owner, String key, List<Object> arguments) {

    private static final String PLAIN = "";

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** A phrase. */
    public static Phrase of(Class<?> owner, String key, Object... arguments) {
        return new Phrase(owner, key, List.of(arguments));
    }

    /** A text that is the same in all languages, such as what a node told. */
    public static Phrase plain(String text) {
        return new Phrase(Phrase.class, PLAIN, List.of(text));
    }

    /** The text in a language. */
    public String in(Locale language) {
        return key.isEmpty()
                ? (String) arguments.getFirst()
                : Texts.of(owner, language).get(key,
                        arguments.stream().map(a -> a instanceof Phrase part ? part.in(language) : a).toArray());
    }

    /** The English text, for logs. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
