/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;

/** A journal in memory that can be full, or slow. */
public final class MemorySink implements FactSink {
    private final List<Fact> facts = new ArrayList<>();
    private final List<CompletableFuture<Long>> held = new ArrayList<>();
    private boolean full;
    private boolean hold;
    private long position;

    /** Refuses from now on, or no more. */
    public synchronized void full(boolean is) {
        full = is;
    }

    /** Leaves groups undone from now on; false lets them all be durable. */
    public void hold(boolean is) {
        List<CompletableFuture<Long>> done = new ArrayList<>();
        synchronized (this) {
            hold = is;
            if (!is) {
                done.addAll(held);
                held.clear();
            }
        }
        done.forEach(f -> f.complete(0L));
    }

    /** How many groups wait. */
    public synchronized int waiting() {
        return held.size();
    }

    @Override
    public synchronized CompletableFuture<Long> append(List<Fact> group) {
        if (full) {
            return CompletableFuture.failedFuture(new JournalUnavailableException(Reason.DISK_FULL, "no room", null));
        }
        facts.addAll(group);
        if (hold) {
            var undone = new CompletableFuture<Long>();
            held.add(undone);
            return undone;
        }
        return CompletableFuture.completedFuture(++position);
    }

    @Override
    public CompletableFuture<Void> projected(long upTo) {
        return CompletableFuture.completedFuture(null);
    }

    /** The traps. */
    public synchronized List<TrapReceived> traps() {
        return facts.stream().filter(f -> f.type().equals("trap.received")).map(TrapReceived.TYPE::content).toList();
    }

    /** What could not be decoded. */
    public synchronized List<TrapUndecodable> undecodable() {
        return facts.stream().filter(f -> f.type().equals("trap.undecodable")).map(TrapUndecodable.TYPE::content)
                .toList();
    }

    /** What was told of the clocks of senders, group by group. */
    public synchronized List<SenderClocks> clocks() {
        return facts.stream().filter(f -> f.type().equals("trap.clocks")).map(SenderClocks.TYPE::content).toList();
    }

    /** The sum of all counts. */
    public synchronized TrapIntake intake() {
        return facts.stream().filter(f -> f.type().equals("trap.intake")).map(TrapIntake.TYPE::content)
                .reduce(TrapIntake.ZERO, TrapIntake::plus);
    }
}
