/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Request;
import org.yagura.journal.FactWriter;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.Journals;
import org.yagura.journal.WriterLimits;
import org.yagura.store.FactLog;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.SetClock;
import org.yagura.testsupport.store.Asking;
import org.yagura.watch.core.internal.series.query.SeriesHandlers;
import org.yagura.watch.core.internal.series.query.SeriesView;
import org.yagura.watch.core.internal.series.sink.SampleSink;
import org.yagura.watch.core.internal.series.sink.SinkLimits;
import org.yagura.watch.core.internal.series.store.SampleProjection;

/** The path of samples as in the agent: door, journal, projection, tables, answers; with a clock that is set. */
final class SamplesRig implements AutoCloseable {
    volatile long now = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    final Health health = new Health();
    final SampleProjection projection;
    final ProjectionRunner runner;
    final SampleSink sink;
    final FactWriter facts;
    final Store store;
    final Journal journal;
    private final Asking asking;

    SamplesRig(Path folder) throws IOException {
        journal = Journals.open(JournalSettings.single(folder.resolve("journal")));
        while (journal.state() != JournalState.LEADER_READY) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        store = Store.open(StoreSettings.of(folder.resolve("store")));
        projection = new SampleProjection(Filler.sites(), new ChangeFeed(), health);
        runner = new ProjectionRunner(store, FactLog.of(journal), List.of(projection), health, RunnerSettings.usual());
        runner.open();
        runner.start();
        facts = new FactWriter(journal, "bench", folder.resolve("sequence"), WriterLimits.usual(), runner::projected);
        var clock = new SetClock(() -> now);
        sink = new SampleSink(facts, health, clock, SinkLimits.usual());
        sink.start();
        asking = new Asking(SeriesHandlers.of(new SeriesView(store, projection.state(), Filler.sites()), clock),
                changes -> {
                    long position = facts.append(changes).join();
                    runner.projected(position).join();
                    return position;
                });
    }

    /** Asks as somebody who may everything. */
    <R> R ask(Request<R> request) {
        return asking.ask(request, Caller.system());
    }

    /** How many samples are in tables or in memory, where queries see them. */
    long queryable() {
        return projection.state().standing().counts().samples();
    }

    /** Bytes on the disk that tables and indexes of a name take, as the database counts its pages. */
    long tableBytes(String name) {
        return store.read(connection -> {
            try (var query = connection.prepareStatement("SELECT SUM(CAST(numallocatedpages AS BIGINT) * pagesize) "
                    + "FROM sys.systables t, TABLE(SYSCS_DIAG.SPACE_TABLE(t.tablename)) s WHERE t.tablename LIKE ?")) {
                query.setString(1, name.toUpperCase(Locale.ROOT));
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    @Override
    public void close() {
        sink.close();
        facts.close();
        runner.close();
        store.close();
        journal.close();
    }
}
