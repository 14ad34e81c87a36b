/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.yagura.core.event.Severity;
import org.yagura.model.Elements;
import org.yagura.model.site.Checklist;
import org.yagura.model.site.ChecklistItem;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Element;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.watch.core.internal.state.Said;
import org.yagura.watch.core.patrol.PatrolState;

/** Makes a patrol of what its checklist says now. */
final class Making {
    private Making() {
    }

    static Patrol of(Checklist list, ZoneId zone, Instant due) {
        return new Patrol(Patrol.idOf(list.getId(), due), list.getId(), Elements.name(list), zone.getId(), due,
                due.plus(list.getDeadline()), severity(list), guide(list.getGuide(), list.getGuideJa()),
                list.getRoles().stream().map(Element::getId).toList(),
                list.getItems().stream().map(Making::item).toList(),
                PatrolState.DUE, null);
    }

    private static Severity severity(Checklist list) {
        return Severity.valueOf(list.getSeverity().name().toUpperCase(Locale.ROOT));
    }

    private static Patrol.Item item(ChecklistItem item) {
        Dependable about = item.getElement();
        return new Patrol.Item(item.getId(), Elements.name(item), about == null ? null : about.getId(),
                about == null ? null : Elements.nameElsewhere(about), node(about), item.isMeasured(), item.getUnit(),
                item.getLeast(), item.getMost(), guide(item.getGuide(), item.getGuideJa()));
    }

    private static String node(Dependable about) {
        return switch (about) {
            case Node node -> node.getId();
            case Part part when part.eContainer() instanceof Node node -> node.getId();
            case null, default -> "";
        };
    }

    private static Said guide(String english, String japanese) {
        String en = english == null ? "" : english;
        return new Said(en, japanese == null || japanese.isBlank() ? en : japanese);
    }
}
