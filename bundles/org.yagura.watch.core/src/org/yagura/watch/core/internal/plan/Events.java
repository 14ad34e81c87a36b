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
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Said;

/** Events about watches, as they appear with the traps. */
final class Events {
    /** The source of these events. */
    static final String SOURCE = "watch";

    private static final int LONGEST_GUIDE = 4000;

    private Events() {
    }

    static EventRaised of(Plan.Planned planned, Ruling.Telling telling) {
        String name = planned.watch().getName() == null ? planned.key().watch() : planned.watch().getName();
        Said said = new Said(name + ": " + telling.said().en(), name + "：" + telling.said().ja());
        return new EventRaised(SOURCE, planned.key().node(), name,
                SOURCE + ':' + planned.key().watch() + ':' + planned.key().node(), telling.severity(), telling.kind(),
                said.byLanguage(), guides(planned.watch()), Map.of("watch", planned.key().watch()));
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
