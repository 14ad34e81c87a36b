/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts beside a class: {@code messages.properties} (English) and {@code messages_ja.properties} in its package,
 * UTF-8. Immutable.
 */
public final class Texts {
    private static final ResourceBundle.Control CONTROL = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale language;

    private Texts(ResourceBundle bundle, Locale language) {
        this.bundle = bundle;
        this.language = language;
    }

    /** The texts beside that class in that language; English where a language is not there. */
    public static Texts of(Class<?> owner, Locale language) {
        return new Texts(ResourceBundle.getBundle(owner.getPackageName() + ".messages", language,
                owner.getClassLoader(), CONTROL), language);
    }

    /** The texts beside that class in the language of this process. */
    public static Texts of(Class<?> owner) {
        return of(owner, Locale.getDefault());
    }

    /**
     * A text with its arguments put in, after {@link MessageFormat}.
     *
     * @throws java.util.MissingResourceException when there is no such text
     */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language).format(arguments);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The language. */
    public Locale language() {
        return language;
    }
}
