/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.receive.ReceiveQueue.Chunk;

/**
 * The one thread between the queue and the journal. Sorts a chunk, sends the facts as a group and goes on with the next
 * while that is being written; answers informs once they are durable. When the journal refuses a group the readers of
 * the sockets are held, and the group is tried again until it is taken: what was taken into the queue is not lost.
 */
final class Worker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int IN_FLIGHT = 4;
    private static final long MILLI = 1_000_000;
    private static final long TICK = 250 * MILLI;
    private static final long FLUSH = 1000 * MILLI;
    private static final long FIRST_PAUSE = 50;
    private static final long LAST_PAUSE = 2000;

    private final ReceiveQueue queue;
    private final Sorter sorter;
    private final Supplier<Access> access;
    private final FactSink sink;
    private final IntakeCounters counters;
    private final Gate gate;
    private final Clock clock;
    private final Deque<Group> inFlight = new ArrayDeque<>();
    private long lastFlush = System.nanoTime();
    private volatile boolean closing;
    private volatile JournalUnavailableException refusal;

    Worker(ReceiveQueue queue, Sorter sorter, Supplier<Access> access, FactSink sink, IntakeCounters counters,
            Gate gate,
            Clock clock) {
        this.queue = queue;
        this.sorter = sorter;
        this.access = access;
        this.sink = sink;
        this.counters = counters;
        this.gate = gate;
        this.clock = clock;
    }

    /** Facts that go into the journal together. */
    private record Group(List<Fact> facts, TrapIntake intake, int traps, List<Runnable> answers,
            CompletableFuture<Long> durable) {
    }

    /** Lets {@link #run} end once everything in the queue is durable. */
    void close() {
        closing = true;
        queue.wake();
    }

    /** Why the journal takes nothing at the moment; null when it does. */
    JournalUnavailableException refusal() {
        return refusal;
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more) {
                more = step();
            }
        } catch (InterruptedException e) {
            LOG.warn("the trap receiver was interrupted; what waits in its queue is given up");
        } catch (RuntimeException | Error e) {
            LOG.error("the trap receiver's worker ends", e);
            throw e;
        }
        counters.abandoned(counters.snapshot().waiting());
    }

    private boolean step() throws InterruptedException {
        settle();
        Chunk chunk = queue.take(closing ? 0 : TICK);
        if (chunk != null) {
            try {
                send(sorter.sort(chunk, access.get()));
            } finally {
                queue.release(chunk);
            }
        } else if (closing) {
            flush();
            while (!inFlight.isEmpty()) {
                head();
            }
            return false;
        }
        if (System.nanoTime() - lastFlush > FLUSH) {
            flush();
        }
        return true;
    }

    private void send(Sorter.Sorted sorted) throws InterruptedException {
        counters.refused(sorted.undecodable, sorted.unauthenticated);
        counters.abandoned(sorted.handshakes);
        if (!sorted.facts.isEmpty()) {
            append(sorted.facts, sorted.traps, sorted.answers);
        }
    }

    /** Journals counts that no group has taken along. */
    private void flush() throws InterruptedException {
        lastFlush = System.nanoTime();
        if (counters.pending()) {
            append(new ArrayList<>(), 0, List.of());
        }
    }

    private void append(List<Fact> facts, int traps, List<Runnable> answers) throws InterruptedException {
        TrapIntake intake = counters.take(traps);
        facts.add(intake.fact(clock.instant()));
        lastFlush = System.nanoTime();
        inFlight.add(new Group(facts, intake, traps, answers, attempt(facts)));
        while (inFlight.size() >= IN_FLIGHT) {
            head();
        }
    }

    private CompletableFuture<Long> attempt(List<Fact> facts) {
        CompletableFuture<Long> durable;
        try {
            durable = sink.append(facts);
        } catch (RuntimeException e) {
            durable = CompletableFuture.failedFuture(e);
        }
        durable.whenComplete((position, e) -> queue.wake());
        return durable;
    }

    /** Deals with the groups at the head that are done. */
    private void settle() throws InterruptedException {
        while (!inFlight.isEmpty() && inFlight.peek().durable().isDone()) {
            head();
        }
    }

    /** Waits for the group at the head and deals with it. */
    private void head() throws InterruptedException {
        Group group = inFlight.peek();
        Throwable failure = failure(group.durable());
        if (failure != null) {
            insist(group, failure);
        }
        inFlight.poll();
        counters.journalled(group.traps());
        for (Runnable answer : group.answers()) {
            answer(answer);
        }
        if (!group.answers().isEmpty()) {
            counters.answered(group.answers().size());
        }
    }

    private static void answer(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            LOG.warn("an inform could not be answered", e);
        }
    }

    private static Throwable failure(CompletableFuture<Long> durable) throws InterruptedException {
        try {
            durable.get();
            return null;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        }
    }

    /** Tries a group again until the journal takes it; until then nothing more is read from the sockets. */
    private void insist(Group group, Throwable first) throws InterruptedException {
        Throwable failure = first;
        long pause = FIRST_PAUSE;
        LOG.warn("the journal takes no traps: {}; intake stops until it does", first.getMessage());
        gate.shut();
        while (failure != null) {
            refusal = failure instanceof JournalUnavailableException j
                    ? j
                    : new JournalUnavailableException(JournalUnavailableException.Reason.FAILED, failure.toString(),
                            failure);
            if (closing && refusal.reason() == JournalUnavailableException.Reason.CLOSED) {
                throw new InterruptedException("the journal is closed");
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(2 * pause, LAST_PAUSE);
            failure = failure(attempt(group.facts()));
        }
        refusal = null;
        gate.open();
        LOG.info("the journal takes traps again");
    }
}
