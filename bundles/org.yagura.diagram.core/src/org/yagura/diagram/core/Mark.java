/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.Objects;

import org.yagura.core.event.Severity;

/**
 * What an overlay says about one figure or connection.
 *
 * @param severity colour of the bar at the figure's left edge; null for no bar
 * @param rehearsed whether it is only supposed: hatched in blue, so that nobody takes it for the real thing
 * @param words the same for those who cannot see it, and for the tooltip; not empty, in the language of the person
 */
public record Mark(Severity severity, Condition condition, boolean rehearsed, String words) {

    /** Checks that everything is said. */
    public Mark {
        Objects.requireNonNull(condition, "condition");
        if (words.isBlank()) {
            throw new IllegalArgumentException("a mark says in words what it means");
        }
    }

    /** Only a bar. */
    public static Mark of(Severity severity, String words) {
        return new Mark(severity, Condition.NORMAL, false, words);
    }

    /** Both together: the worse of each, the words of both. A rehearsal shows through. */
    public Mark and(Mark other) {
        if (other == null) {
            return this;
        }
        Severity worse = severity == null || other.severity != null && other.severity.compareTo(severity) > 0
                ? other.severity
                : severity;
        Condition harm = condition.compareTo(other.condition) >= 0 ? condition : other.condition;
        boolean supposed = condition == harm && rehearsed || other.condition == harm && other.rehearsed;
        String both = words.equals(other.words) ? words : words + "\n" + other.words;
        return new Mark(worse, harm, supposed, both);
    }
}
