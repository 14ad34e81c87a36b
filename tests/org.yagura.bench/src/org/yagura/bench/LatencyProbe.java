/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.yagura.client.Events;
import org.yagura.core.change.Change;
import org.yagura.e2e.AgentProcess;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;

/** From the arrival of a trap to its row in a client that follows the agent's changes, as the workbench does. */
final class LatencyProbe implements Events.Listener {
    private static final int PAGE = 1_000;

    private final AgentProcess agent;
    private final Semaphore changed = new Semaphore(0);
    private final List<Double> millis = new ArrayList<>();
    private long newest;

    LatencyProbe(AgentProcess agent) {
        this.agent = agent;
    }

    @Override
    public void changed(Change change) {
        changed.release();
    }

    @Override
    public void askAgain() {
        changed.release();
    }

    double p99(Path directory, long rate, double seconds) throws Exception {
        newest = ask().upToId();
        long wanted = Math.round(rate * seconds);
        try (Events events = agent.connection().follow(this)) {
            Await.until("the changes are followed", events::connected);
            Blast.Running blast = Blast.start(directory, agent.trapPort(), rate, seconds, "v2c");
            long end = System.nanoTime() + Duration.ofSeconds((long) seconds + 30).toNanos();
            while (millis.size() < wanted && System.nanoTime() < end) {
                changed.tryAcquire(1, TimeUnit.SECONDS);
                changed.drainPermits();
                take(ask());
            }
            blast.result();
        }
        if (millis.size() < wanted * 0.99) {
            throw new IllegalStateException("only " + millis.size() + " of " + wanted + " rows were seen");
        }
        Collections.sort(millis);
        System.out.printf("latency: %,d rows, median %.0f ms, p99 %.0f ms, longest %.0f ms%n", millis.size(),
                millis.get(millis.size() / 2), millis.get((int) (millis.size() * 0.99)), millis.getLast());
        return millis.get((int) (millis.size() * 0.99));
    }

    private TrapPage ask() {
        return agent.connection().ask(new FindTraps(null, 0L, PAGE, null));
    }

    private void take(TrapPage page) {
        Instant now = Instant.now();
        for (TrapRow row : page.rows()) {
            if (row.id() > newest) {
                millis.add(Duration.between(row.receivedAt(), now).toNanos() / 1e6);
            }
        }
        newest = Math.max(newest, page.rows().isEmpty() ? 0 : page.rows().getFirst().id());
    }
}
