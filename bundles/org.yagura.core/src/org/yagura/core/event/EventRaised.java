/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.yagura.core.fact.JsonFactType;

/**
 * Something that a domain has to tell the operators. It appears with the traps in one list, and a problem is an alarm until
 * its resolution. What is told once is never told again: each is stored as it is.
 *
 * @param source name of the domain that raised it, such as {@code watch}
 * @param node id of the node in the site model; empty when it belongs to none
 * @param title what raised it, such as the name of a watch
 * @param key the same for a problem and its resolution, at most 300 characters; empty when it is no alarm
 * @param severity how severe it is; that of a resolution is {@link Severity#CLEARED}
 * @param kind problem, resolution or neither
 * @param texts what happened, a sentence or a few, by language; {@code en} is always there
 * @param guides what operators have to do, by language; may be empty
 * @param values what it is about, by name, to be shown as bindings are; may be empty
 */
public record EventRaised(String source, String node, String title, String key, Severity severity, Kind kind,
        Map<String, String> texts, Map<String, String> guides, Map<String, String> values) {

    /** How it is written. */
    public static final JsonFactType<EventRaised> TYPE = new JsonFactType<>("event.raised", 1, EventRaised.class);

    /** What becomes of alarms. */
    public enum Kind {
        /** Raises an alarm or counts for it. */
        PROBLEM,
        /** Clears the alarm with the same key. */
        RESOLUTION,
        /** Is listed only. */
        NONE
    }

    public EventRaised {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(kind, "kind");
        title = title == null ? "" : title;
        key = key == null ? "" : key;
        texts = Map.copyOf(texts);
        guides = guides == null ? Map.of() : Map.copyOf(guides);
        values = values == null ? Map.of() : Map.copyOf(values);
        if (!texts.containsKey("en")) {
            throw new IllegalArgumentException("an event without an English text");
        }
    }

    /** What happened, in a language; in English where it is not told in that one. */
    public String text(Locale language) {
        return texts.getOrDefault(language.getLanguage(), texts.get("en"));
    }

    /** What operators have to do, in a language; null when nothing is said. */
    public String guide(Locale language) {
        return guides.getOrDefault(language.getLanguage(), guides.get("en"));
    }
}
