/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.journal.internal.Sequences;

/**
 * The sink of all facts of a process: group commit. What was handed over while one entry is being made durable becomes
 * the next entry, so order is kept and the disk is asked as seldom as possible.
 *
 * <p>Memory is bounded: over {@link WriterLimits#waitingBytes} {@link #append} blocks, so a receiver has to have a queue
 * of its own and to count what it drops. Lists and payloads that are handed over are not copied and must not change.
 * Futures are completed on the writer's thread; what depends on them must not block.
 *
 * <p>Facts whose fate is not known, because the leader changed in between, are kept until it is. When they turn out not
 * to be written, they are written again under the same numbers, or refused when another member leads.
 */
public final class FactWriter implements FactSink, AutoCloseable {
    private static final long CLOSE_MILLIS = 10_000;

    private final Journal journal;
    private final String producer;
    private final Sequences sequences;
    private final WriterLimits limits;
    private final LongFunction<CompletableFuture<Void>> projected;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Deque<Group> waiting = new ArrayDeque<>();
    private final Thread thread;
    private long waitingBytes;
    private int waitingFacts;
    private boolean closed;

    /** What one caller handed over. */
    private record Group(List<Fact> facts, int bytes, CompletableFuture<Long> future) {
    }

    /**
     * A writer that works at once.
     *
     * @param journal is closed by its owner, after the writer
     * @param producer id of this member
     * @param sequenceFile where the limit of used sequence numbers is kept; together with the clock it keeps numbers from
     *        being used again
     * @param projected who knows when a position is projected: {@code ProjectionRunner::projected}
     * @throws IOException when the file cannot be read or written
     */
    public FactWriter(Journal journal, String producer, Path sequenceFile, WriterLimits limits,
            LongFunction<CompletableFuture<Void>> projected) throws IOException {
        this.journal = journal;
        this.producer = producer;
        this.sequences = new Sequences(sequenceFile, Clock.systemUTC());
        this.limits = limits;
        this.projected = projected;
        this.thread = Thread.ofPlatform().name("journal-writer").daemon().start(this::run);
    }

    @Override
    public CompletableFuture<Long> append(List<Fact> facts) {
        if (facts.isEmpty()) {
            return CompletableFuture.completedFuture(journal.lastPosition());
        }
        long bytes = 0;
        for (Fact fact : facts) {
            bytes += FactBatchCodec.size(fact);
        }
        if (bytes > FactBatch.MAX_BYTES - FactBatchCodec.MAX_NAMES) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(
                    facts.size() + " facts of about " + bytes + " bytes do not fit into one entry"));
        }
        var group = new Group(facts, (int) bytes, new CompletableFuture<>());
        lock.lock();
        try {
            JournalUnavailableException refusal = awaitRoom(group.bytes());
            if (refusal != null) {
                return CompletableFuture.failedFuture(refusal);
            }
            waiting.add(group);
            waitingBytes += group.bytes();
            waitingFacts += facts.size();
            filled.signal();
        } finally {
            lock.unlock();
        }
        return group.future();
    }

    private JournalUnavailableException awaitRoom(int bytes) {
        long nanos = limits.blocking().toNanos();
        try {
            while (!closed && waitingBytes > 0 && waitingBytes + bytes > limits.waitingBytes()
                    && Thread.currentThread() != thread) {
                if (nanos <= 0) {
                    return unavailable(Reason.FAILED, waitingFacts + " facts wait for the journal, which takes none");
                }
                nanos = emptied.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(Reason.CLOSED, "interrupted while " + waitingFacts + " facts wait for the journal");
        }
        return closed ? unavailable(Reason.CLOSED, "the journal is closed") : null;
    }

    private static JournalUnavailableException unavailable(Reason reason, String message) {
        return new JournalUnavailableException(reason, message, null);
    }

    @Override
    public CompletableFuture<Void> projected(long position) {
        return projected.apply(position);
    }

    /** How many facts were handed over and are neither durable nor refused. */
    public int waiting() {
        lock.lock();
        try {
            return waitingFacts;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        var groups = new ArrayList<Group>();
        while (take(groups)) {
            try {
                write(groups);
            } catch (RuntimeException | Error e) {
                refuse(groups, e);
            }
            groups.clear();
        }
    }

    /** Takes what waits, up to the size of an entry; false when the writer is closed and nothing waits. */
    private boolean take(List<Group> groups) {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                if (closed) {
                    return false;
                }
                filled.awaitUninterruptibly();
            }
            int bytes = 0;
            do {
                Group group = waiting.poll();
                bytes += group.bytes();
                groups.add(group);
            } while (!waiting.isEmpty() && bytes + waiting.peek().bytes() <= limits.entryBytes());
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Group> groups) {
        List<Fact> facts = facts(groups);
        FactBatch batch;
        try {
            batch = new FactBatch(producer, sequences.next(facts.size()), facts);
        } catch (IOException e) {
            refuse(groups, new JournalUnavailableException(Reason.DISK_FULL,
                    "the sequence numbers cannot be kept: " + e.getMessage(), e));
            return;
        }
        long end = System.nanoTime() + limits.patience().toNanos();
        while (true) {
            try {
                long position = journal.append(batch).get();
                ended(groups);
                groups.forEach(g -> g.future().complete(position));
                return;
            } catch (InterruptedException e) {
                refuse(groups, unavailable(Reason.CLOSED, "the journal is closed; the facts may be written or not"));
                return;
            } catch (ExecutionException e) {
                if (!again(e.getCause(), end)) {
                    refuse(groups, e.getCause());
                    return;
                }
            }
        }
    }

    /** Whether it is worth trying again, after a while that this waits. */
    private boolean again(Throwable why, long end) {
        boolean noLeader = why instanceof JournalUnavailableException e && e.reason() == Reason.NOT_LEADER
                && journal.state() != JournalState.FOLLOWER;
        lock.lock();
        try {
            if (!noLeader || closed || System.nanoTime() - end > 0) {
                return false;
            }
            // nothing tells the moment; the first attempt that succeeds does
            filled.awaitNanos(5_000_000);
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static List<Fact> facts(List<Group> groups) {
        if (groups.size() == 1) {
            return groups.getFirst().facts();
        }
        int size = groups.stream().mapToInt(g -> g.facts().size()).sum();
        var facts = new ArrayList<Fact>(size);
        groups.forEach(g -> facts.addAll(g.facts()));
        return facts;
    }

    private void refuse(List<Group> groups, Throwable why) {
        ended(groups);
        groups.forEach(g -> g.future().completeExceptionally(why));
    }

    private void ended(List<Group> groups) {
        lock.lock();
        try {
            for (Group group : groups) {
                waitingBytes -= group.bytes();
                waitingFacts -= group.facts().size();
            }
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more facts, writes what waits, and ends; what cannot be written in ten seconds is refused. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(CLOSE_MILLIS);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
