/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.util.HashMap;
import java.util.Map;

import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Said;
import org.yagura.watch.core.internal.state.Words;

/** Events about watches, as they appear with the traps. */
final class Events {
    /** The source of these events. */
    static final String SOURCE = "watch";

    private static final int LONGEST_GUIDE = 4000;

    private Events() {
    }

    static EventRaised of(Plan.Planned planned, Ruling.Telling telling) {
        String name = planned.watch().getName() == null ? planned.key().watch() : planned.watch().getName();
        return of(planned.key(), name, telling, guides(planned.watch()));
    }

    /** The end of what was told of something that is watched no more, and perhaps not in the site. */
    static EventRaised end(Key key) {
        return of(key, key.watch(), new Ruling.Telling(EventRaised.Kind.RESOLUTION, Severity.CLEARED, Words.ended()),
                Map.of());
    }

    private static EventRaised of(Key key, String name, Ruling.Telling telling, Map<String, String> guides) {
        Said said = new Said(name + ": " + telling.said().en(), name + "：" + telling.said().ja());
        return new EventRaised(SOURCE, key.node(), name, SOURCE + ':' + key.watch() + ':' + key.node(),
                telling.severity(), telling.kind(), said.byLanguage(), guides, Map.of("watch", key.watch()));
    }

    private static Map<String, String> guides(Watch watch) {
        var guides = new HashMap<String, String>();
        put(guides, "en", watch.getGuide());
        put(guides, "ja", watch.getGuideJa());
        if (!guides.isEmpty()) {
            guides.putIfAbsent("en", watch.getGuideJa());
        }
        return guides;
    }

    private static void put(Map<String, String> guides, String language, String guide) {
        if (guide != null && !guide.isBlank()) {
            guides.put(language, guide.length() > LONGEST_GUIDE ? guide.substring(0, LONGEST_GUIDE) : guide);
        }
    }
}
