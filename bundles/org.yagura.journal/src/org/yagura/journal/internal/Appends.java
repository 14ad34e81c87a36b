/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;

/**
 * The appends whose outcome is not known yet. The engine's own answer is not enough: a leader that steps down calls an
 * entry refused that its successor may still commit. So an append that reached the log counts as refused only when an
 * entry of a later term is committed and it is not; entries of an earlier term can then no longer follow. That holds over
 * restarts of the engine as well. Thread-safe.
 */
public final class Appends {
    private final Map<Long, Open> open = new ConcurrentHashMap<>();
    private volatile long highestTerm = -1;

    private static final class Open {
        private final CompletableFuture<Long> future = new CompletableFuture<>();
        private volatile long term = -1;
    }

    /** An append begins; the future tells what became of it. */
    public CompletableFuture<Long> begin(long call) {
        var append = new Open();
        open.put(call, append);
        return append.future;
    }

    /** The append goes into the log in that term. */
    public void appending(long call, long term) {
        Open append = open.get(call);
        if (append != null) {
            append.term = term;
        }
    }

    /** The engine has refused it, with or without having put it into the log. */
    public void refused(long call, JournalUnavailableException why) {
        Open append = open.get(call);
        if (append != null && append.term < 0 && open.remove(call) != null) {
            append.future.completeExceptionally(why);
        }
    }

    /** An entry is committed: by that call of this process, or -1 for all others. */
    public void applied(long term, long index, long call) {
        if (call >= 0) {
            Open append = open.remove(call);
            if (append != null) {
                append.future.complete(index);
            }
        }
        if (term > highestTerm) {
            highestTerm = term;
            open.forEach((number, append) -> {
                if (append.term >= 0 && append.term < term && open.remove(number) != null) {
                    append.future.completeExceptionally(new JournalUnavailableException(Reason.NOT_LEADER,
                            "the leader of the journal changed before the facts were on enough members", null));
                }
            });
        }
    }

    /** Ends all with that error; what is known to be written or refused has ended before. */
    public void end(JournalUnavailableException why) {
        open.forEach((number, append) -> {
            if (open.remove(number) != null) {
                append.future.completeExceptionally(why);
            }
        });
    }
}
