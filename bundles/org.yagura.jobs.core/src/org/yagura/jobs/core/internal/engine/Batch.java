/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.fact.Fact;
import org.yagura.jobs.core.internal.run.JobMoved;
import org.yagura.jobs.core.internal.store.JobFacts;

/** What is to become true in one go. */
final class Batch {
    private final Instant now;
    private final List<Fact> facts = new ArrayList<>();
    private final List<JobMoved> moves = new ArrayList<>();

    Batch(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void add(Fact fact) {
        facts.add(fact);
    }

    void add(List<JobMoved> more) {
        for (JobMoved moved : more) {
            facts.add(JobFacts.MOVED.fact(now, moved));
            moves.add(moved);
        }
    }

    List<Fact> facts() {
        return facts;
    }

    List<JobMoved> moves() {
        return moves;
    }
}
