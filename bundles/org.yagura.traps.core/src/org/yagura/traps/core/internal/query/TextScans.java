/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.yagura.core.recent.Recent;
import org.yagura.core.store.StoreException;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.store.TrapIndex;

/**
 * Searches for texts that are under way: the next page, and the next count, of the same search go on where it is.
 * Thread-safe.
 */
final class TextScans {
    private static final int KEPT = 24;
    private static final long PAGE_TIME = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long COUNT_TIME = TimeUnit.MILLISECONDS.toNanos(60);

    private final View view;
    private final Decoding decoding;
    private final Map<Object, TextScan> scans = Collections.synchronizedMap(new Recent<>(KEPT));

    TextScans(View view, Decoding decoding) {
        this.view = view;
        this.decoding = decoding;
    }

    Finder.Found find(Connection connection, Wanted wanted, TrapIndex index, long upTo, long position, int size,
            Finder.Effort effort) {
        TextScan scan = scans.computeIfAbsent(wanted.fixedKey(),
                key -> new TextScan(view, decoding, wanted, index.newestId()));
        try {
            synchronized (scan) {
                return find(connection, scan, wanted, index, upTo, position, size, effort);
            }
        } catch (SQLException e) {
            throw new StoreException("searching for a text failed: " + e.getMessage(), e);
        }
    }

    private static Finder.Found find(Connection connection, TextScan scan, Wanted wanted, TrapIndex index, long upTo,
            long position, int size, Finder.Effort effort) throws SQLException {
        long start = System.nanoTime();
        scan.up(connection, index);
        Finder.Found found = scan.found(wanted, index, upTo, position, size);
        if (effort == Finder.Effort.ALL) {
            while (!found.exact()) {
                scan.down(connection, index, start + Long.MAX_VALUE / 2, Long.MAX_VALUE);
                found = scan.found(wanted, index, upTo, position, size);
            }
            return found;
        }
        long page = effort == Finder.Effort.PAGE ? start + PAGE_TIME : start;
        while (!found.exact() && found.ids().length < size && System.nanoTime() - page < 0) {
            scan.down(connection, index, page, Math.max(scan.count() + (long) size, scan.count() * 2L));
            found = scan.found(wanted, index, upTo, position, size);
        }
        if (!found.exact() && System.nanoTime() - start < COUNT_TIME) {
            scan.down(connection, index, start + COUNT_TIME, Long.MAX_VALUE);
            found = scan.found(wanted, index, upTo, position, size);
        }
        return found;
    }
}
