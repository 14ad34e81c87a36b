/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.yagura.core.event.Severity;
import org.yagura.watch.core.internal.state.Said;
import org.yagura.watch.core.patrol.PatrolResult;
import org.yagura.watch.core.patrol.PatrolRow;
import org.yagura.watch.core.patrol.PatrolState;
import org.yagura.watch.core.patrol.SignPatrol;

/**
 * A patrol as it is kept: what its checklist said when it became due, and what became of it.
 *
 * @param timeZone that of the site, for times in texts
 * @param roles ids of the roles that may sign; empty for anybody who may handle alarms
 * @param signature null until it is signed
 */
record Patrol(String id, String checklist, String name, String timeZone, Instant due, Instant deadline,
        Severity severity, Said guide,
        List<String> roles, List<Item> items, PatrolState state, Signature signature) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /**
     * An item.
     *
     * @param element id of what it is about; null for nothing
     * @param node id of the node that it is about; empty for none
     */
    record Item(String id, String name, String element, String elementName, String node, boolean measured, String unit,
            Double least, Double most, Said guide) {

        boolean outside(double value) {
            return least != null && value < least || most != null && value > most;
        }
    }

    /** Who signed, when, and what was found. */
    record Signature(String person, Instant at, List<SignPatrol.Entry> entries, String remark) {
    }

    Patrol {
        roles = List.copyOf(roles);
        items = List.copyOf(items);
    }

    static String idOf(String checklist, Instant due) {
        return checklist + '@' + due;
    }

    /** A time as it is written in texts. */
    String at(Instant time) {
        return TIME.format(time.atZone(ZoneId.of(timeZone)));
    }

    Patrol become(PatrolState now) {
        return new Patrol(id, checklist, name, timeZone, due, deadline, severity, guide, roles, items, now, signature);
    }

    Patrol sign(Signature by) {
        return new Patrol(id, checklist, name, timeZone, due, deadline, severity, guide, roles, items,
                state == PatrolState.LATE ? PatrolState.SIGNED_LATE : PatrolState.SIGNED, by);
    }

    /** What was found, by item. */
    Map<String, SignPatrol.Entry> entries() {
        return signature == null
                ? Map.of()
                : signature.entries().stream().collect(Collectors.toMap(SignPatrol.Entry::item, Function.identity()));
    }

    private int count(PatrolResult result) {
        return (int) entries().values().stream().filter(e -> e.result() == result).count();
    }

    PatrolRow row() {
        Optional<Signature> signed = Optional.ofNullable(signature);
        return new PatrolRow(id, checklist, name, due, deadline, state, severity, items.size(),
                count(PatrolResult.BAD), count(PatrolResult.NOT_CHECKED), signed.map(Signature::person).orElse(null),
                signed.map(Signature::at).orElse(null), signed.map(Signature::remark).orElse(null));
    }
}
