/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Has a library ask that blocks as long as it likes: in a thread of its own, which is left behind when the time is over. No
 * other begins then before that one has ended. For one run at a time.
 */
final class Aside {
    private final AtomicBoolean asked = new AtomicBoolean();

    /**
     * Asks.
     *
     * @param where who is asked, as a person writes it
     * @param asking asks; fails only when there is an error in the program
     * @param giveUp called once when nobody waits any longer, with what is asking: hurries its end, and does not block
     */
    Measurement run(ProbeRun run, String where, Supplier<Measurement> asking, Consumer<Future<?>> giveUp)
            throws InterruptedException {
        if (!asked.compareAndSet(false, true)) {
            return Measurement.failed(Say.say("net.stuck", where));
        }
        var task = new FutureTask<>(() -> {
            try {
                return asking.get();
            } finally {
                asked.set(false);
            }
        });
        Thread.ofVirtual().name("asking " + where).start(task);
        try {
            return task.get(run.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp.accept(task);
            return Measurement.failed(Say.say("net.silent", where, Say.seconds(run.timeout())));
        } catch (InterruptedException e) {
            giveUp.accept(task);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking " + where + " failed", e.getCause());
        }
    }
}
