/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.journal.FactBatch;
import org.yagura.journal.FactBatchCodec;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalEntry;
import org.yagura.journal.JournalGapException;
import org.yagura.journal.JournalListener;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.JournalState;
import org.yagura.journal.JournalStatus;

/**
 * The journal on Apache Ratis. Positions are the indexes of the replicated log. A watch thread tells listeners, cleans,
 * and starts the engine again when it has stopped working, which it does not always say by itself.
 */
public final class RatisJournal implements Journal, PositionMachine.Observer {
    private static final Logger LOG = LoggerFactory.getLogger(RatisJournal.class);
    private static final long RESTART_WINDOW = TimeUnit.MINUTES.toNanos(10);
    /** How long after the first restart the second one is tried; each next one waits twice as long. */
    private static final long RESTART_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long CLOSE_LIMIT_SECONDS = 20;
    private static final int MAX_LOSSES = 100;

    private final JournalSettings settings;
    private final DirectoryLock directoryLock;
    private final DiskGuard guard;
    private final LogFiles files;
    private final Admission admission = new Admission();
    private final Joining joining;
    /** Losses of other members, with the term in which they were heard of first; the last ones. */
    private final Map<String, Long> losses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_LOSSES;
        }
    };
    private final Appends appends = new Appends();
    private final FactBatchCodec codec = new FactBatchCodec();
    private final Listeners listeners = new Listeners();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Deque<Long> restarts = new ArrayDeque<>();
    private final Thread watch;
    private volatile Engine engine;
    private volatile JournalState state = JournalState.STARTING;
    private volatile Throwable logFailure;
    private volatile long appliedIndex;
    private volatile long lastPosition;
    private volatile long released;
    private volatile boolean closed;
    private volatile int restartCount;
    private boolean wake;

    private RatisJournal(JournalSettings settings) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.directory());
        this.directoryLock = DirectoryLock.take(settings.directory());
        try {
            this.guard = new DiskGuard(settings.directory(), settings.limits());
            this.joining = new Joining(settings, admission);
        } catch (IOException e) {
            directoryLock.close();
            throw e;
        }
        this.files = new LogFiles(settings.directory());
        this.watch = Thread.ofPlatform().name("journal-watch").daemon().unstarted(this::watch);
    }

    /** As {@link org.yagura.journal.Journals#found} says. */
    public static void found(JournalSettings settings) throws IOException {
        Joining.found(settings.directory());
    }

    /** As {@link org.yagura.journal.Journals#open} says. */
    public static RatisJournal open(JournalSettings settings) throws IOException {
        var journal = new RatisJournal(settings);
        try {
            journal.start();
        } catch (IOException e) {
            if (journal.guard.open()) {
                journal.directoryLock.close();
                journal.listeners.end();
                throw e;
            }
            LOG.warn("the disk is full, the journal starts once there is room", e);
        }
        journal.watch.start();
        return journal;
    }

    private void start() throws IOException {
        logFailure = null;
        Engine started = Engine.start(settings, this, admission, this::standing, !joining.active());
        lock.lock();
        try {
            begin(Math.max(0, started.snapshotIndex()));
            released = Math.max(released, Math.max(0, started.snapshotIndex()));
            engine = started;
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** There is nothing to be applied up to an index any more. To be called with the lock. */
    private void begin(long index) {
        appliedIndex = Math.max(appliedIndex, index);
        lastPosition = Math.max(lastPosition, index);
    }

    /** What this member says to one that has lost what it knew. */
    private Standing standing(String loss) {
        Engine current = engine;
        if (current == null) {
            return new Standing(joining.active(), 0, false, 0);
        }
        Standing standing = current.standing(joining.active());
        boolean before;
        synchronized (losses) {
            before = losses.computeIfAbsent(loss, l -> standing.term()) < standing.term();
        }
        if (before || !standing.leads()) {
            return standing;
        }
        try {
            current.stepDown();
        } catch (IOException e) {
            LOG.warn("stepping down for a member that has lost what it knew", e);
        }
        return new Standing(standing.joining(), standing.term(), false, standing.committed());
    }

    @Override
    public CompletableFuture<Long> append(FactBatch batch) {
        byte[] bytes;
        synchronized (codec) {
            bytes = codec.encode(batch);
        }
        JournalUnavailableException refusal = refusal(bytes.length);
        Engine current = engine;
        if (refusal != null || current == null) {
            return CompletableFuture.failedFuture(refusal == null ? starting(null) : refusal);
        }
        long call = Engine.nextCall();
        CompletableFuture<Long> future = appends.begin(call);
        try {
            current.append(call, bytes).whenComplete((reply, error) -> {
                if (error != null || !reply.isSuccess()) {
                    appends.refused(call, starting(error != null ? error : reply.getException()));
                }
            });
        } catch (IOException | RuntimeException e) {
            appends.refused(call, starting(e));
        }
        return future;
    }

    private JournalUnavailableException refusal(int bytes) {
        if (closed) {
            return new JournalUnavailableException(Reason.CLOSED, "the journal is closed", null);
        }
        if (state == JournalState.FAILED) {
            return new JournalUnavailableException(Reason.FAILED, "the journal has failed: " + logFailure, logFailure);
        }
        if (!guard.admit(bytes)) {
            signalWatch();
            return new JournalUnavailableException(Reason.DISK_FULL, "the journal's disk has " + guard.free()
                    + " bytes left, the limit is " + guard.limit(), null);
        }
        Engine current = engine;
        return current != null && current.leaderReady() ? null : starting(null);
    }

    private JournalUnavailableException starting(Throwable cause) {
        Engine current = engine;
        String leader = current == null ? null : current.leader();
        String message = leader == null || leader.equals(settings.self())
                ? "no member of the journal leads yet"
                : "member " + leader + " of the journal leads";
        return new JournalUnavailableException(Reason.NOT_LEADER, message, cause);
    }

    @Override
    public List<JournalEntry> read(long after, int maxFacts, long maxBytes, Duration maxWait)
            throws InterruptedException {
        long limit = awaitNews(after, maxWait);
        Engine current = engine;
        var entries = new ArrayList<JournalEntry>();
        if (current == null || limit <= after) {
            return entries;
        }
        int facts = 0;
        long bytes = 0;
        try {
            for (long index = after + 1; index <= limit && facts < maxFacts && bytes < maxBytes; index++) {
                LogEntryProto entry = current.entry(index);
                if (entry == null) {
                    checkGap(current, after, entries.isEmpty());
                    break;
                }
                if (entry.hasStateMachineLogEntry()) {
                    byte[] data = entry.getStateMachineLogEntry().getLogData().toByteArray();
                    FactBatch batch = decode(index, data);
                    entries.add(new JournalEntry(index, batch));
                    facts += batch.facts().size();
                    bytes += data.length;
                }
            }
        } catch (IOException | IllegalStateException e) {
            // the engine is being restarted; whatever is wrong with the log shows there
            LOG.warn("reading the journal after {}: {}", after, e.toString());
            signalWatch();
        }
        return entries;
    }

    private static FactBatch decode(long index, byte[] data) {
        try {
            return FactBatchCodec.decode(data);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("position " + index + " of the journal: " + e.getMessage(), e);
        }
    }

    private static void checkGap(Engine engine, long after, boolean nothingRead) {
        long start = engine.start();
        if (nothingRead && start > after + 1) {
            throw new JournalGapException(after, start);
        }
    }

    private long awaitNews(long after, Duration maxWait) throws InterruptedException {
        long nanos = maxWait.toNanos();
        if (lastPosition > after || nanos <= 0) {
            return lastPosition;
        }
        lock.lockInterruptibly();
        try {
            while (lastPosition <= after && nanos > 0 && !closed) {
                nanos = news.awaitNanos(nanos);
            }
            return lastPosition;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long firstPosition() {
        Engine current = engine;
        return current == null ? released : current.start();
    }

    @Override
    public long lastPosition() {
        return lastPosition;
    }

    @Override
    public void released(long position) {
        if (position > released) {
            released = position;
        }
    }

    @Override
    public JournalState state() {
        return state;
    }

    @Override
    public JournalStatus status() {
        Engine current = engine;
        return new JournalStatus(state, current == null ? null : current.leader(), firstPosition(), lastPosition,
                released, logBytes(), guard.free(), guard.limit(), guard.open(), joining.active(), restartCount);
    }

    private long logBytes() {
        try {
            return files.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void follow(JournalListener listener) {
        listeners.add(listener, state);
    }

    // ---- told by the engine

    @Override
    public void appending(long callId, long term) {
        appends.appending(callId, term);
    }

    @Override
    public void applied(long term, long index, LogEntryProto data) {
        appliedIndex = index;
        if (data != null && index > lastPosition) {
            lock.lock();
            try {
                lastPosition = index;
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }
        appends.applied(term, index, data == null ? -1 : Engine.call(data));
    }

    @Override
    public void leadership() {
        signalWatch();
    }

    @Override
    public void logFailed(Throwable cause) {
        LOG.error("the journal's log cannot be written", cause);
        logFailure = cause;
        signalWatch();
    }

    @Override
    public void skipped(long index) {
        LOG.warn("the group's log begins after position {}; this member was away for too long and goes on there, "
                + "its tables need a copy of another member's", index);
        lock.lock();
        try {
            begin(index);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Up to what is released; in a group no further than every member has got, unless that would keep more of the log
     * than is to be kept for those that are behind, or stop the intake.
     */
    @Override
    public long cleanedUpTo() {
        long most = Math.min(released, appliedIndex);
        Engine current = engine;
        int members = settings.members().size();
        if (members == 1 || current == null || guard.scarce()) {
            return most;
        }
        try {
            return Math.min(most,
                    Math.max(current.slowest(members), files.lastBeyond(settings.limits().behindBytes())));
        } catch (IOException e) {
            LOG.warn("the files of the log cannot be listed", e);
            return Math.min(most, current.slowest(members));
        }
    }

    // ---- the watch

    private void signalWatch() {
        lock.lock();
        try {
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        wake = true;
        work.signal();
    }

    private void watch() {
        try {
            while (!closed && state != JournalState.FAILED) {
                look();
                pause();
            }
            if (!closed) {
                endFailedEngine();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            lookAtDisk();
            if (joining.look(appliedIndex)) {
                // from now on it may stand for election
                stopEngine();
                start();
            } else if (engine == null || logFailure != null || engine.broken()) {
                restart();
            }
            show();
            clean();
        } catch (IOException | RuntimeException e) {
            LOG.warn("watching the journal", e);
        } catch (Error e) {
            logFailure = e;
            fail("the watch of the journal failed: " + e);
        }
    }

    /** A member that failed does not go on speaking with the others. */
    private void endFailedEngine() throws InterruptedException {
        Engine old = engine;
        engine = null;
        if (old != null && !closeEngine(old)) {
            LOG.error("the engine of the failed journal does not end");
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            if (!wake && state != JournalState.FAILED) {
                work.await(settings.limits().diskCheck().toNanos(), TimeUnit.NANOSECONDS);
            }
            wake = false;
        } finally {
            lock.unlock();
        }
    }

    private void lookAtDisk() throws IOException {
        guard.look();
        listeners.intake(guard.open(), guard.free(), guard.limit());
    }

    private void restart() throws InterruptedException {
        stopEngine();
        if (state == JournalState.FAILED || !guard.open()) {
            become(state == JournalState.FAILED ? state : JournalState.STARTING, "waits for room on the disk");
            return;
        }
        long now = System.nanoTime();
        restarts.removeIf(time -> now - time > RESTART_WINDOW);
        if (!restarts.isEmpty() && now - restarts.getLast() < RESTART_PAUSE << restarts.size() - 1) {
            return;
        }
        if (restarts.size() >= settings.limits().restarts()) {
            fail("the engine stopped " + (restarts.size() + 1) + " times within ten minutes, last " + lastFailure());
            return;
        }
        restarts.add(now);
        restartCount++;
        become(JournalState.STARTING, "the engine is started again, it stopped " + lastFailure());
        try {
            start();
        } catch (IOException e) {
            LOG.error("the journal's engine does not start", e);
            logFailure = e;
        }
    }

    private String lastFailure() {
        return logFailure == null ? "by itself" : "after " + logFailure;
    }

    private void stopEngine() throws InterruptedException {
        Engine old = engine;
        engine = null;
        if (old != null && !closeEngine(old)) {
            fail("the engine does not end");
        }
    }

    /** Closes an engine that may hang. */
    private static boolean closeEngine(Engine old) throws InterruptedException {
        Thread closer = Thread.ofPlatform().name("journal-close").daemon().start(() -> {
            try {
                old.close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("closing the journal's engine", e);
            }
        });
        return closer.join(Duration.ofSeconds(CLOSE_LIMIT_SECONDS));
    }

    private void fail(String reason) {
        LOG.error("the journal has failed: {}", reason);
        become(JournalState.FAILED, reason);
        appends.end(new JournalUnavailableException(Reason.FAILED,
                "the journal has failed; facts in hand may be written or not: " + reason, logFailure));
    }

    private void show() {
        Engine current = engine;
        if (closed || current == null || state == JournalState.FAILED) {
            return;
        }
        if (current.leaderReady()) {
            become(JournalState.LEADER_READY, "");
        } else if (current.follows()) {
            become(JournalState.FOLLOWER, "member " + current.leader() + " leads");
        } else if (joining.waitsFor().isEmpty()) {
            become(JournalState.STARTING, "no leader is known");
        } else {
            become(JournalState.STARTING, "has lost its directory and waits for " + joining.waitsFor());
        }
    }

    private void become(JournalState now, String reason) {
        if (state != now && state != JournalState.CLOSED) {
            state = now;
            listeners.state(now, reason);
        }
    }

    private void clean() throws IOException {
        Engine current = engine;
        if (current != null && files.closedBetween(current.snapshotIndex(), cleanedUpTo())) {
            current.clean();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            news.signalAll();
            wake();
        } finally {
            lock.unlock();
        }
        try {
            watch.join();
            Engine current = engine;
            engine = null;
            if (current != null && !closeEngine(current)) {
                LOG.warn("the journal's engine does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        appends.end(new JournalUnavailableException(Reason.CLOSED,
                "the journal was closed; facts in hand may be written or not", null));
        directoryLock.close();
        become(JournalState.CLOSED, "");
        listeners.end();
    }
}
