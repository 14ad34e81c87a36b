/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.yagura.jobs.core.EndStatus;

/**
 * What follows when a job ends.
 *
 * @param judgement what its returned value means
 * @param retry whether it is run again; null: it is not
 * @param branch whether only one of those that wait for it is run; null: all are
 * @param restartable whether it may be run again when it is not known what became of it
 * @param all of a net: whether the end of all its jobs counts, not only of those that no other waits for
 */
public record Exit(Judgement judgement, Retry retry, Branch branch, boolean restartable, boolean all) {
    /** Values as usual, nothing else. */
    public static final Exit USUAL = new Exit(Judgement.USUAL, null, null, false, false);

    /**
     * It is run again, with all in it.
     *
     * @param most how often at most, the first time included
     * @param interval how long is waited in between
     * @param until an end in one of these ways is good enough
     */
    public record Retry(int most, Duration interval, Set<EndStatus> until) {
        public Retry {
            until = Set.copyOf(until);
        }
    }

    /**
     * Of those that wait for it, the first whose rule is true, times left aside, goes on; the others end without being run.
     *
     * @param order their ids; those that are not listed come last, by id
     * @param others how the others count
     */
    public record Branch(List<String> order, Ending others) {
        public Branch {
            order = List.copyOf(order);
        }
    }
}
