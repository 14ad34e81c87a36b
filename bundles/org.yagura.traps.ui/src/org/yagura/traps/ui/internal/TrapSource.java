/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;

/** The traps that match a filter, newest first. The bound of its pages is the id of the newest trap. */
final class TrapSource implements PageSource<TrapRow> {
    private final Connections connections;
    private final TrapFilter filter;

    TrapSource(Connections connections, TrapFilter filter) {
        this.connections = connections;
        this.filter = filter;
    }

    TrapFilter filter() {
        return filter;
    }

    @Override
    public Page<TrapRow> fetch(PageRequest request) {
        TrapPage page = connections.call(
                new FindTraps(filter, request.position(), request.size(), (Long) request.bound()));
        return new Page<>(page.upToId(), page.total(), page.exact(), page.position(), page.rows());
    }

    @Override
    public Object key(TrapRow row) {
        return row.id();
    }
}
