/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.core.event.Severity;
import org.yagura.traps.core.internal.store.Alarm;
import org.yagura.traps.core.internal.store.TrapState;
import org.yagura.traps.core.internal.store.Wording;

/** Alarms as marks on the charts of other domains. */
public final class AlarmMarks {
    private final TrapState state;

    /** Those of a state. */
    public AlarmMarks(TrapState state) {
        this.state = state;
    }

    /** As {@link org.yagura.core.event.MarkSource#marks} says. */
    public List<Mark> find(Set<String> nodes, Instant from, Instant to, int most, Locale language) {
        long begin = View.micros(from);
        long end = View.micros(to);
        return state.alarms().all().stream()
                .filter(a -> a.firstAt() < end && (a.open() || a.clearedAt() >= begin))
                .filter(a -> {
                    String node = state.nodeId(a.origin());
                    return node != null && nodes.contains(node);
                })
                .sorted(Comparator.comparingLong(Alarm::firstAt).reversed()).limit(most)
                .map(a -> mark(a, language)).toList();
    }

    private Mark mark(Alarm a, Locale language) {
        return new Mark(MarkKind.ALARM, View.instant(a.firstAt()), a.open() ? null : View.instant(a.clearedAt()),
                Severity.values()[a.worst()], state.nodeId(a.origin()), Wording.in(a.message(), language),
                Long.toString(a.id()));
    }
}
