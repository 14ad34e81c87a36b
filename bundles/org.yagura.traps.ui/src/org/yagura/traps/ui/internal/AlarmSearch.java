/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;

import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.TrapFilter;
import org.yagura.ui.Kit;
import org.yagura.ui.search.SearchSource;

/** Finds alarms that last, by what they say and their nodes, the newest first. */
public final class AlarmSearch extends SearchSource {
    /** For the registry of extensions. */
    public AlarmSearch() {
        super("bell");
    }

    @Override
    protected List<Found> find(Kit kit, List<String> words) {
        return asked(words, (word, most) -> kit.connections().call(new FindAlarms(
                new TrapFilter(word, null, null, null, null, null, null, null, null, null), false, 0L, most)).rows(),
                row -> new String[]{row.node(), row.message(), row.rule()},
                row -> new Found(Long.toString(row.id()),
                        "%s  %s  \u2013  %s".formatted(kit.severities().word(row.severity()), row.node(),
                                row.message()),
                        () -> AlarmsView.open(row.nodeId(), row.id())));
    }
}
