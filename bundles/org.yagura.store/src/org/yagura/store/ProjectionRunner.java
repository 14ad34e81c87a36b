/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Projection;
import org.yagura.core.store.StoreException;
import org.yagura.journal.JournalGapException;
import org.yagura.store.internal.Batch;
import org.yagura.store.internal.Fault;
import org.yagura.store.internal.Migrations;
import org.yagura.store.internal.Progress;
import org.yagura.store.internal.Waiters;

/**
 * Folds the journal into the tables: the one writer of the store. Facts, position in the journal and the sequence
 * numbers of the producers are committed together, so that each fact counts exactly once, whenever the process dies.
 *
 * <p>When something fails: another transaction in the way is tried again; a full disk or a lost database is waited for,
 * with a trouble in {@link Health}; a fact that a projection fails on is isolated, everything before it is committed,
 * and then the projections stand still, with a trouble, and try again from time to time. So they do when the journal no
 * longer holds the entry that comes next. Nothing is ever skipped.
 */
public final class ProjectionRunner implements AutoCloseable {
    /** Id of the trouble: a projection fails on a fact. */
    public static final String HALTED = "projection.halted";
    /** Id of the trouble: the disk of the store is full. */
    public static final String DISK_FULL = "store.disk-full";
    /** Id of the trouble: the journal no longer holds what the tables need next. */
    public static final String BEHIND = "store.behind";
    /** Id of the trouble: the database is lost. */
    public static final String DATABASE = "store.unavailable";

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final int UPKEEP_BUSY = 5;
    private static final int UPKEEP_PENALTY = 12;
    private static final long DISK_CHECK = TimeUnit.MILLISECONDS.toNanos(250);

    private final Store store;
    private final FactLog log;
    private final List<Projection> projections;
    private final Health health;
    private final RunnerSettings settings;
    private final Map<String, int[]> wants;
    private final Set<String> barriers = new HashSet<>();
    private final Progress progress = new Progress();
    private final Waiters waiters = new Waiters();
    private final Thread thread = Thread.ofPlatform().name("projections").unstarted(this::run);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long position;
    private Connection connection;
    private long nextMaintenance = System.nanoTime();
    private long nextDiskCheck = System.nanoTime();

    /**
     * A runner; nothing happens before {@link #open}.
     *
     * @param store is written by nobody else
     * @param projections in the order in which they get the facts
     * @param health gets the troubles whose ids are the constants here; keys of texts are the same words
     */
    public ProjectionRunner(Store store, FactLog log, List<Projection> projections, Health health,
            RunnerSettings settings) {
        this.store = store;
        this.log = log;
        this.projections = List.copyOf(projections);
        this.health = health;
        this.settings = settings;
        this.wants = Batch.wants(this.projections);
        this.projections.forEach(p -> barriers.addAll(p.barriers()));
    }

    /**
     * Migrates the tables and lets the projections load what they keep in memory. To be called once, before
     * {@link #start}.
     *
     * @throws StoreException when the tables are newer than this program, or the journal no longer holds the entry
     *         that the tables need next
     */
    public void open() {
        try {
            connection = store.writer();
            load();
        } catch (SQLException e) {
            throw new StoreException("the tables cannot be used: " + e.getMessage(), e);
        }
        if (log.oldest() > position + 1) {
            throw new StoreException("the tables end at position " + position + " of the journal, which begins at "
                    + log.oldest() + "; bring back a copy of the tables that is not older", null);
        }
    }

    private void load() throws SQLException {
        progress.load(connection, store.dialect());
        var migrations = new Migrations(connection, store.dialect());
        for (Projection projection : projections) {
            migrations.run(projection.name(), projection.migrations());
        }
        for (Projection projection : projections) {
            projection.open(connection, store.dialect());
        }
        connection.commit();
        position = progress.position();
        waiters.reached(position);
    }

    /** Begins to fold, on a thread of its own. */
    public void start() {
        thread.start();
    }

    /** The last entry of the journal that is in the tables as a whole; 0 for none. */
    public long position() {
        return position;
    }

    /** Completes once a position is in the tables; fails when the projections stand still or are closed before. */
    public CompletableFuture<Void> projected(long at) {
        return waiters.await(at);
    }

    private void run() {
        while (!closed()) {
            try {
                if (roomAndDatabase()) {
                    Batch batch = next();
                    if (!batch.isEmpty()) {
                        fold(batch);
                    }
                    maintain(batch.isEmpty());
                }
            } catch (InterruptedException e) {
                // close() interrupts; the loop's condition decides
                LOG.debug("woken");
            } catch (JournalGapException e) {
                behind(e);
            } catch (SQLException | RuntimeException | Error e) {
                LOG.error("projecting failed", e);
                broken(e);
            }
        }
        closeConnection();
    }

    private boolean roomAndDatabase() throws SQLException, InterruptedException {
        long now = System.nanoTime();
        if (now - nextDiskCheck >= 0) {
            if (store.full()) {
                diskFull();
                return false;
            }
            nextDiskCheck = now + DISK_CHECK;
            health.over(DISK_FULL);
        }
        if (connection == null) {
            try {
                store.reopen();
                connection = store.writer();
                load();
                health.over(DATABASE);
            } catch (SQLException e) {
                lost(e);
                pause();
                return false;
            }
        }
        return true;
    }

    /** Entries up to the size of a batch when there is a backlog; what is there at once when there is none. */
    private Batch next() throws InterruptedException {
        var batch = new Batch();
        long from = progress.position();
        int skipped = progress.facts();
        Duration wait = settings.idleWait();
        long bytes = 0;
        while (batch.size() < settings.facts() && bytes < FactLog.MAX_BYTES) {
            List<FactLog.Entry> entries = log.read(from, settings.facts() - batch.size(), wait);
            for (FactLog.Entry entry : entries) {
                batch.add(entry, progress.seen(entry) ? entry.facts().size() : skipped);
                progress.note(entry);
                bytes += entry.bytes();
                from = entry.position();
                skipped = 0;
            }
            wait = Duration.ZERO;
            if (entries.isEmpty()) {
                break;
            }
        }
        progress.rolledBack();
        return batch;
    }

    /** Commits a batch as a whole, or, when a projection fails, in ever smaller parts up to the fact that fails. */
    private void fold(Batch batch) throws SQLException, InterruptedException {
        int done = 0;
        int size = Math.max(1, batch.size());
        int failures = 0;
        do {
            int to = Math.min(batch.size(), done + size);
            try {
                commit(batch, done, to);
                done = to;
                failures = 0;
            } catch (SQLException | RuntimeException e) {
                Fault fault = store.fault(e);
                rollBack();
                if (fault.ends()) {
                    throw e;
                }
                if (++failures >= settings.tries() || fault != Fault.BUSY && size > 1) {
                    if (size == 1) {
                        halted(batch.size() == 0 ? null : batch.fact(done), e);
                        return;
                    }
                    size = Math.max(1, size / 4);
                    failures = 0;
                }
                LOG.warn("folding {} facts failed, {} are tried next: {}", to - done, size, e.toString());
            }
        } while (done < batch.size() && !closed());
        health.over(HALTED);
        log.released(position);
    }

    private void commit(Batch batch, int from, int to) throws SQLException {
        int start = from;
        for (int end : batch.cuts(from, to, barriers)) {
            List<List<PlacedFact>> lists = batch.wanted(start, end, projections, wants);
            for (int i = 0; i < lists.size(); i++) {
                if (!lists.get(i).isEmpty()) {
                    projections.get(i).apply(connection, lists.get(i));
                }
            }
            start = end;
        }
        batch.progress(to, progress);
        progress.write(connection);
        connection.commit();
        progress.committed();
        position = progress.position();
        committed();
        waiters.reached(position);
    }

    private void committed() {
        for (Projection projection : projections) {
            try {
                projection.committed();
            } catch (RuntimeException e) {
                LOG.error("{} failed after a commit", projection.name(), e);
            }
        }
    }

    private void rollBack() {
        progress.rolledBack();
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("nothing to roll back: {}", e.getMessage());
        }
        projections.forEach(Projection::rolledBack);
    }

    private void halted(PlacedFact fact, Exception why) throws InterruptedException {
        String type = fact == null ? "" : fact.fact().type();
        String place = fact == null ? Long.toString(position) : fact.position() + "/" + fact.offset();
        LOG.error("the projections stand still at {} ({})", place, type, why);
        health.trouble(HALTED, "CRITICAL", HALTED, place, type, String.valueOf(why.getMessage()));
        waiters.standstill(
                new StoreException("the projections stand still at " + place + ": " + why.getMessage(), why));
        pause();
    }

    private void broken(Throwable why) {
        rollBack();
        closeConnection();
        try {
            if (store.fault(why) == Fault.DISK_FULL || store.full()) {
                diskFull();
            } else {
                lost(why);
                pause();
            }
        } catch (InterruptedException e) {
            LOG.debug("woken");
        }
    }

    private void diskFull() throws InterruptedException {
        health.trouble(DISK_FULL, "CRITICAL", DISK_FULL);
        waiters.standstill(new StoreException("the disk of the store is full", null));
        pause();
    }

    /** A member that was away for too long: nothing is folded until it has newer tables. */
    private void behind(JournalGapException why) {
        health.trouble(BEHIND, "CRITICAL", BEHIND, Long.toString(position), Long.toString(why.firstPosition()));
        waiters.standstill(new StoreException(why.getMessage(), why));
        try {
            pause();
        } catch (InterruptedException e) {
            LOG.debug("woken");
        }
    }

    private void lost(Throwable why) {
        health.trouble(DATABASE, "CRITICAL", DATABASE, String.valueOf(why.getMessage()));
        waiters.standstill(new StoreException("the database is lost: " + why.getMessage(), why));
    }

    private void pause() throws InterruptedException {
        closed.await(settings.retryAfter().toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean closed() {
        return closed.getCount() == 0;
    }

    private void maintain(boolean idle) throws SQLException {
        long now = System.nanoTime();
        if (now - nextMaintenance < 0 || connection == null) {
            return;
        }
        long pause = settings.upkeep().toNanos();
        nextMaintenance = now + pause;
        for (Projection projection : projections) {
            try {
                boolean more = projection.maintain(connection);
                connection.commit();
                committed();
                if (more) {
                    nextMaintenance = idle ? now : Math.min(nextMaintenance, now + pause / UPKEEP_BUSY);
                }
            } catch (SQLException | RuntimeException e) {
                rollBack();
                if (store.fault(e).ends()) {
                    throw e;
                }
                LOG.warn("background work of {} failed", projection.name(), e);
                nextMaintenance = now + UPKEEP_PENALTY * pause;
            }
        }
    }

    private void closeConnection() {
        try {
            if (connection != null) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("closing: {}", e.getMessage());
        }
        connection = null;
    }

    /** Ends after the batch in hand; what was not folded is folded after the next start. */
    @Override
    public void close() {
        closed.countDown();
        // an interrupt inside the database would look like a lost connection, so the thread is only awaited
        try {
            if (thread.getState() == Thread.State.NEW) {
                closeConnection();
            } else {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiters.standstill(new StoreException("the projections are closed", null));
    }
}
