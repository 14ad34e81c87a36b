/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;

/** The door into the journal for those who are made before the journal can take facts. */
final class LateSink implements FactSink {
    private volatile FactSink sink;

    void open(FactSink opened) {
        sink = opened;
    }

    @Override
    public CompletableFuture<Long> append(List<Fact> facts) {
        FactSink now = sink;
        return now == null ? closed() : now.append(facts);
    }

    @Override
    public CompletableFuture<Void> projected(long position) {
        FactSink now = sink;
        return now == null ? closed() : now.projected(position);
    }

    private static <T> CompletableFuture<T> closed() {
        return CompletableFuture.failedFuture(new JournalUnavailableException(
                JournalUnavailableException.Reason.NOT_LEADER, "the agent is starting", null));
    }
}
