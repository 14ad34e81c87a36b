/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.RedundancyGroup;

/** Redundancy groups in words. */
final class GroupRules {
    private final Texts texts;
    private final ModelTexts words;

    GroupRules(Locale language) {
        texts = Texts.of(SiteDrawing.class, language);
        words = ModelTexts.of(language);
    }

    /** A group's rule: "1 of 2, hot standby, 30 s". */
    String of(RedundancyGroup group) {
        var parts = new ArrayList<String>();
        parts.add(needed(group));
        parts.add(words.label(group.getScheme()));
        if (group.getTakeover() != null && !group.getTakeover().isZero()) {
            parts.add(takeover(group.getTakeover()));
        }
        if (group.getVirtualAddress() != null && !group.getVirtualAddress().isBlank()) {
            parts.add(group.getVirtualAddress());
        }
        return String.join(texts.get("group.separator"), parts);
    }

    private String takeover(Duration time) {
        long seconds = time.toSeconds();
        return seconds >= 3600 && seconds % 3600 == 0
                ? texts.get("group.hours", seconds / 3600)
                : seconds >= 60 && seconds % 60 == 0
                        ? texts.get("group.minutes", seconds / 60)
                        : texts.get("group.seconds", seconds);
    }

    private String needed(RedundancyGroup group) {
        return texts.get("group.needed", group.getNeeded(), group.getMembers().size());
    }

    /** What each member wears: how many are needed and the name, "1 of 2: Database cluster". */
    String badge(RedundancyGroup group) {
        return texts.get("group.badge", needed(group), name(group));
    }

    /** Name and rule. */
    String whole(RedundancyGroup group) {
        return texts.get("group.whole", name(group), of(group));
    }

    private static String name(RedundancyGroup group) {
        return group.getName() == null ? "" : group.getName();
    }
}
