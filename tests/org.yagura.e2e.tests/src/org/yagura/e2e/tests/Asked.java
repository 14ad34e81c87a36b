/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e.tests;

import java.util.ArrayList;
import java.util.List;

import org.yagura.client.AgentConnection;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;

/** What is asked often. */
final class Asked {
    private static final int PAGE = 1_000;

    private Asked() {
    }

    /** All rows that match, newest first. */
    static List<TrapRow> rows(AgentConnection connection, TrapFilter filter) {
        var rows = new ArrayList<TrapRow>();
        TrapPage page = connection.ask(new FindTraps(filter, 0L, PAGE, null));
        rows.addAll(page.rows());
        while (!page.rows().isEmpty() && rows.size() < page.total()) {
            page = connection.ask(new FindTraps(filter, (long) rows.size(), PAGE, page.upToId()));
            rows.addAll(page.rows());
        }
        return rows;
    }

    /** Everything about the newest trap whose ifIndex is that. */
    static TrapDetail ofInterface(AgentConnection connection, int interfaceNumber) {
        for (TrapRow row : rows(connection, TrapFilter.ALL)) {
            TrapDetail detail = connection.ask(new GetTrap(row.id()));
            if (detail.varbinds().stream().anyMatch(v -> v.oid().equals("1.3.6.1.2.1.2.2.1.1." + interfaceNumber))) {
                return detail;
            }
        }
        throw new AssertionError("no trap with ifIndex " + interfaceNumber);
    }
}
