/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import java.util.Locale;
import java.util.Map;

import org.yagura.core.text.Texts;

/**
 * Something that the agent can be told when it is started: {@code --NAME VALUE} on its command line. What a domain
 * declares in {@link Domain#settings()} is taken, checked before anything is written, and explained by {@code --help};
 * what nobody declares is refused. Immutable.
 *
 * @param <T> what a value is once it is read
 * @param name as on the command line, without dashes, unique among all domains; begin it with the domain's subject, such
 *        as {@code trap-port}
 * @param form how a value is written
 * @param usual what counts when none is given, as it would be written; null when there is no such value
 * @param owner the text {@code setting.NAME} beside this class says what it means and what counts when it is not given
 */
public record Setting<T>(String name, SettingForm<T> form, String usual, Class<?> owner) {

    /**
     * The value among those that an agent was started with, else the usual one.
     *
     * @return null when it is not given and there is no usual value
     * @throws IllegalArgumentException when it is no good; the message says which and what it must be, in the language of
     *         this process
     */
    public T in(Map<String, String> given) {
        String text = given.getOrDefault(name, usual);
        return text == null ? null : read(text);
    }

    /** The value that is written so; throws as {@link #in} does. */
    public T read(String text) {
        try {
            return form.reader().apply(text.strip());
        } catch (IllegalArgumentException e) {
            Locale language = Locale.getDefault();
            throw new IllegalArgumentException(
                    Texts.of(Setting.class, language).get("setting.wrong", name, text, form.means().apply(language)),
                    e);
        }
    }

    /** What it means, in a language. */
    public String meaning(Locale language) {
        return Texts.of(owner, language).get("setting." + name);
    }
}
