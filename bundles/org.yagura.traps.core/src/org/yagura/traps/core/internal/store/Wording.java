/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Locale;
import java.util.Map;

import org.yagura.core.event.EventRaised;

/**
 * A message in several languages as one text: the English one, then each other one behind a mark with its language. So it is
 * searched in all languages at once, and needs no more room in tables than a message.
 */
public final class Wording {
    private static final char NEXT = '\u001E';
    private static final char LANGUAGE = '\u001F';
    /** Two of them fit into the message of an alarm. */
    private static final int LONGEST = 900;
    private static final String ENGLISH = "en";

    private Wording() {
    }

    /** The message of an event. */
    static String of(EventRaised event) {
        var text = new StringBuilder(part(event.texts().get(ENGLISH)));
        event.texts().entrySet().stream().filter(e -> !e.getKey().equals(ENGLISH)).sorted(Map.Entry.comparingByKey())
                .forEach(e -> text.append(NEXT).append(e.getKey()).append(LANGUAGE).append(part(e.getValue())));
        return text.toString();
    }

    private static String part(String text) {
        String plain = text.replace(NEXT, ' ').replace(LANGUAGE, ' ');
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }

    /** The message in a language; a text without marks as it is. */
    public static String in(String text, Locale language) {
        int end = text.indexOf(NEXT);
        if (end < 0) {
            return text;
        }
        String wanted = NEXT + language.getLanguage() + LANGUAGE;
        int at = text.indexOf(wanted, end);
        if (at < 0) {
            return text.substring(0, end);
        }
        int begin = at + wanted.length();
        int next = text.indexOf(NEXT, begin);
        return next < 0 ? text.substring(begin) : text.substring(begin, next);
    }
}
