/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.util.ArrayList;
import java.util.List;

import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;

/**
 * What a result leads to.
 *
 * @param standing as it is now
 * @param changed whether it differs from before in what is worth a fact
 * @param tellings what people are to be told, each of something else
 */
public record Ruling(Standing standing, boolean changed, List<Telling> tellings) {

    /** What a telling is of: the watch as such. */
    public static final String WHOLE = "";
    /** What a telling is of: that the agent cannot ask. */
    public static final String UNASKED = "?";

    /** What a telling is of: an instance. */
    public static String of(String instance) {
        return instance.isEmpty() ? WHOLE : '[' + instance + ']';
    }

    /**
     * What people are told.
     *
     * @param topic of what: {@link #WHOLE}, {@link #UNASKED} or an instance in brackets; a problem and its end have the same
     * @param kind a problem, or the end of one
     * @param before severity that people had been told of; null for none
     * @param severity how severe it is
     * @param said what happened
     */
    public record Telling(String topic, EventRaised.Kind kind, Severity before, Severity severity, Said said) {

        /** A problem. */
        static Telling problem(String topic, Severity before, Severity severity, Said said) {
            return new Telling(topic, EventRaised.Kind.PROBLEM, before, severity, said);
        }

        /** The end of one. */
        static Telling end(String topic, Severity before, Said said) {
            return new Telling(topic, EventRaised.Kind.RESOLUTION, before, Severity.CLEARED, said);
        }
    }

    /** The ends of all that people were told of a standing that is over. */
    public static List<Telling> ends(Standing standing) {
        var all = new ArrayList<Telling>();
        standing.parts().stream().filter(p -> p.announced() != null)
                .forEach(p -> all.add(Telling.end(of(p.instance()), p.announced(), Words.ended())));
        if (standing.unasked() != null && standing.unasked().told()) {
            all.add(Telling.end(UNASKED, Severity.INDETERMINATE, Words.ended()));
        }
        return all;
    }
}
