/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.operation.Caller;
import org.yagura.core.recent.Recent;
import org.yagura.core.store.StoreException;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.store.Combos;
import org.yagura.traps.core.internal.store.Selection;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapIndex;
import org.yagura.traps.core.internal.store.TrapReader;

/** Finds traps by filter and place. Thread-safe. */
final class Finder {
    private static final int SELECTIONS = 200;

    private final View view;
    private final TextScans scans;
    private final Map<Object, Selection> selections = Collections.synchronizedMap(new Recent<>(SELECTIONS));

    Finder(View view, Decoding decoding) {
        this.view = view;
        this.scans = new TextScans(view, decoding);
    }

    View view() {
        return view;
    }

    /**
     * Ids at a place among those that match.
     *
     * @param ids newest first
     * @param total how many match, or a lower bound
     * @param unhandled of these, unhandled
     * @param exact whether both numbers are exact
     * @param index the moment at which all this was so
     */
    record Found(long[] ids, long total, long unhandled, boolean exact, TrapIndex index) {
    }

    /** How far a search for a text goes. */
    enum Effort {
        /** For a while, until the place is reached. */
        PAGE,
        /** A short while. */
        COUNT,
        /** To the end. */
        ALL
    }

    /** Finds ids; all that match up to an id when the size is {@link Integer#MAX_VALUE}. */
    Found find(Connection connection, TrapFilter filter, Caller caller, Long upToId, long position, int size,
            Effort effort) {
        var wanted = new Wanted(view, filter, caller);
        TrapIndex index = view.state().index();
        long upTo = upToId == null ? index.newestId() : Math.min(upToId, index.newestId());
        if (!wanted.text().isEmpty()) {
            return scans.find(connection, wanted, index, upTo, position, size, effort);
        }
        TrapIndex.Times times = times(connection, index);
        Combos combos = index.combos();
        Selection selection = selections.computeIfAbsent(List.of(combos, wanted.key()),
                key -> wanted.selection(combos));
        int most = size;
        if (size == Integer.MAX_VALUE) {
            most = (int) Math.min(size, index.find(selection, upTo, 0, 0, times).total());
        }
        TrapIndex.Found found = index.find(selection, upTo, position, most, times);
        return new Found(found.ids(), found.total(), found.unhandled(), true, index);
    }

    static TrapIndex.Times times(Connection connection, TrapIndex index) {
        var reader = new TrapReader(connection, index);
        return (segment, first, count) -> {
            try {
                return reader.times(segment, first, count);
            } catch (SQLException e) {
                throw new StoreException("reading times failed: " + e.getMessage(), e);
            }
        };
    }

    /** The rows of ids, in their order; those that are dropped meanwhile are left out. */
    List<TrapRow> rows(Connection connection, TrapIndex index, long[] ids, Locale language) throws SQLException {
        StoredTrap[] traps = new TrapReader(connection, index).read(ids);
        int[] comments = History.comments(connection, index, ids);
        var rows = new ArrayList<TrapRow>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (traps[i] != null) {
                rows.add(view.row(ids[i], index, traps[i], comments[i], language));
            }
        }
        return rows;
    }
}
