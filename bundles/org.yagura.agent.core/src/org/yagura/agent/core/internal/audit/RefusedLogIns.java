/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings refused log-ins into the audit trail, so that nobody can flood it: of a minute a few by themselves, of those that
 * had to wait the first of each name and address, and one entry with the number of all others. Thread-safe.
 */
public final class RefusedLogIns {
    /** So many of a minute have an entry of their own. */
    public static final int SINGLY = 20;
    /** How long they are counted together. */
    public static final Duration SPAN = Duration.ofMinutes(1);

    private final Consumer<AuditEntry> trail;
    private final Clock clock;
    private final Set<String> waited = new HashSet<>();
    private int written;
    private Instant began;
    private AuditEntry last;
    private long more;

    /** Writes into that trail. */
    public RefusedLogIns(Consumer<AuditEntry> trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** A log-in was refused; whether because somebody has to wait, which can be as often as one likes. */
    public void add(AuditEntry entry, boolean wait) {
        tick();
        synchronized (this) {
            if (written >= SINGLY || wait && !waited.add(entry.user() + '|' + entry.address())) {
                more++;
                last = entry;
                return;
            }
            written++;
        }
        trail.accept(entry);
    }

    /** Writes the number of the others once their minute is over; to be called from time to time. */
    public void tick() {
        AuditEntry sum;
        synchronized (this) {
            Instant now = clock.instant();
            if (now.isBefore(began.plus(SPAN))) {
                return;
            }
            sum = more == 0
                    ? null
                    : new AuditEntry("?", last.address(), last.operation(), AuditEntry.REFUSED,
                            more + " more refused since " + began + ", the last from here", "");
            waited.clear();
            written = 0;
            more = 0;
            began = now;
        }
        if (sum != null) {
            trail.accept(sum);
        }
    }
}
