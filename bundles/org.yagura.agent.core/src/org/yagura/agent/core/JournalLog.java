/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.time.Duration;
import java.util.List;

import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;
import org.yagura.store.FactLog;

/** The journal as the projections read it. */
final class JournalLog implements FactLog {
    private static final long MAX_BYTES = 8L << 20;

    private final Journal journal;

    JournalLog(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Entry> read(long position, int facts, Duration wait) throws InterruptedException {
        return journal.read(position, facts, MAX_BYTES, wait).stream().map(JournalLog::entry).toList();
    }

    private static Entry entry(JournalEntry entry) {
        return new Entry(entry.position(), entry.batch().producer(), entry.batch().firstSequence(),
                entry.batch().facts());
    }

    @Override
    public long oldest() {
        return journal.firstPosition();
    }

    @Override
    public void released(long position) {
        journal.released(position);
    }
}
