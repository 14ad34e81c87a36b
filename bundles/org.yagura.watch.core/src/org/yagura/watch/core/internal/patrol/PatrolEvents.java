/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.watch.core.internal.state.Said;
import org.yagura.watch.core.patrol.SignPatrol;

/** Events about patrols, as they appear with the traps. */
final class PatrolEvents {
    private static final String SOURCE = "patrol";

    private PatrolEvents() {
    }

    /** Nobody signed it in time. */
    static EventRaised late(Patrol patrol) {
        return event(patrol, "", key(patrol), patrol.severity(), EventRaised.Kind.PROBLEM,
                say("event.late", patrol.name(), patrol.at(patrol.due()), patrol.at(patrol.deadline())),
                patrol.guide());
    }

    /** Somebody signed it, which ends the alarm, if there is one. */
    static EventRaised signed(Patrol patrol, String person) {
        return event(patrol, "", key(patrol), Severity.CLEARED, EventRaised.Kind.RESOLUTION,
                say("event.signed", patrol.name(), patrol.at(patrol.due()), person), Said.NOTHING);
    }

    /** It is not asked for any more. */
    static EventRaised gone(Patrol patrol) {
        return event(patrol, "", key(patrol), Severity.CLEARED, EventRaised.Kind.RESOLUTION,
                say("event.gone", patrol.name(), patrol.at(patrol.due())), Said.NOTHING);
    }

    /** An item was found bad. */
    static EventRaised bad(Patrol patrol, Patrol.Item item, SignPatrol.Entry entry, String person) {
        Said said = entry.value() == null
                ? say("event.bad", patrol.name(), item.name(), entry.remark(), person)
                : say("event.bad.value", patrol.name(), item.name(), entry.remark(), person, entry.value(),
                        item.unit() == null ? "" : item.unit());
        return event(patrol, item.node(), key(patrol) + ':' + item.id(), patrol.severity(), EventRaised.Kind.PROBLEM,
                said, item.guide());
    }

    /** An item that was bad is good again. */
    static EventRaised good(Patrol patrol, Patrol.Item item, String person) {
        return event(patrol, item.node(), key(patrol) + ':' + item.id(), Severity.CLEARED,
                EventRaised.Kind.RESOLUTION, say("event.good", patrol.name(), item.name(), person), Said.NOTHING);
    }

    private static String key(Patrol patrol) {
        return SOURCE + ':' + patrol.checklist();
    }

    private static Said say(String key, Object... arguments) {
        return Said.each(language -> Texts.of(PatrolEvents.class, language).get(key, arguments));
    }

    private static EventRaised event(Patrol patrol, String node, String key, Severity severity, EventRaised.Kind kind,
            Said said, Said guide) {
        Map<String, String> guides = new HashMap<>();
        if (!guide.en().isEmpty() || !guide.ja().isEmpty()) {
            guides.put(Locale.ENGLISH.getLanguage(), guide.en().isEmpty() ? guide.ja() : guide.en());
            guides.put(Locale.JAPANESE.getLanguage(), guide.ja().isEmpty() ? guide.en() : guide.ja());
        }
        return new EventRaised(SOURCE, node, patrol.name(), key, severity, kind, said.byLanguage(), guides,
                Map.of("patrol", patrol.id()));
    }
}
