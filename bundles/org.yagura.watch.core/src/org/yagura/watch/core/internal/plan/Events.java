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
import org.yagura.watch.core.spi.Measurement;

/** Events about watches, as they appear with the traps. */
final class Events {
    /** The source of these events. */
    static final String SOURCE = "watch";

    private static final int LONGEST_GUIDE = 4000;
    private static final int LONGEST_TOPIC = 80;
    private static final int LONGEST_KEY = 300;

    private Events() {
    }

    static EventRaised of(Plan.Planned planned, Ruling.Telling telling) {
        String name = planned.watch().getName() == null ? planned.key().watch() : planned.watch().getName();
        return of(planned.key(), name, telling, guides(planned.watch()));
    }

    /** What a node told by itself. */
    static EventRaised of(Plan.Planned planned, Measurement.Entry entry, boolean silent) {
        String name = planned.watch().getName() == null ? planned.key().watch() : planned.watch().getName();
        boolean ends = entry.severity() == Severity.CLEARED;
        boolean alarm = (ends || !silent) && !entry.topic().isEmpty();
        var values = new HashMap<>(entry.values());
        values.put("watch", planned.key().watch());
        Said text = Said.of(entry.text());
        Said said = new Said(name + ": " + text.en(), name + "：" + text.ja());
        return new EventRaised(SOURCE, planned.key().node(), name,
                alarm ? reduction(planned.key(), '<' + entry.topic() + '>') : "", entry.severity(),
                !alarm
                        ? EventRaised.Kind.NONE
                        : ends ? EventRaised.Kind.RESOLUTION : EventRaised.Kind.PROBLEM,
                said.byLanguage(), guides(planned.watch()),
                values);
    }

    /** The end of what was told of something that is watched no more, and perhaps not in the site. */
    static EventRaised end(Key key, Ruling.Telling telling) {
        return of(key, key.watch(), telling, Map.of());
    }

    private static EventRaised of(Key key, String name, Ruling.Telling telling, Map<String, String> guides) {
        String title = title(name, telling);
        Said said = new Said(title + ": " + telling.said().en(), title + "：" + telling.said().ja());
        var values = new HashMap<>(Map.of("watch", key.watch()));
        if (instance(telling)) {
            values.put("instance", telling.topic().substring(1, telling.topic().length() - 1));
        }
        return new EventRaised(SOURCE, key.node(), title, reduction(key, telling.topic()), telling.severity(),
                telling.kind(), said.byLanguage(), guides, values);
    }

    private static boolean instance(Ruling.Telling telling) {
        return telling.topic().startsWith("[");
    }

    /** The name of a watch, with the instance where it is told of one. */
    static String title(String name, Ruling.Telling telling) {
        return instance(telling) ? name + ' ' + telling.topic() : name;
    }

    /** The same for a problem and its end; a long instance is shortened, and told from others by its hash. */
    private static String reduction(Key key, String topic) {
        String told = topic.length() <= LONGEST_TOPIC
                ? topic
                : topic.substring(0, LONGEST_TOPIC) + '#' + Long.toHexString(new Key(topic, "").phase(Long.MAX_VALUE));
        String whole = SOURCE + ':' + key.watch() + ':' + key.node() + told;
        return whole.length() <= LONGEST_KEY
                ? whole
                : SOURCE + ':' + Long.toHexString(key.phase(Long.MAX_VALUE)) + told;
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
