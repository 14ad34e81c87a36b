/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.util.List;

import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.receive.IntakeCounters;
import org.yagura.traps.core.internal.store.Chain;

/** Answers questions for the chain of counters and for refused sources. */
final class ChainAnswers {
    private final View view;
    private final Reception reception;

    ChainAnswers(View view, Reception reception) {
        this.view = view;
        this.reception = reception;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(GetTrapChain.class, this::chain),
                RequestHandler.of(ListRefusedSources.class,
                        (query, context) -> new ListRefusedSources.Refused(
                                reception.refused(context.caller().language()))));
    }

    private TrapChain chain(GetTrapChain query, RequestHandler.Context context) {
        Chain.Sums sums = view.state().chain().sums();
        IntakeCounters.Snapshot now = reception.counted();
        TrapIntake base = reception.base();
        long received = base.received() + now.received();
        long undecodable = base.undecodable() + now.undecodable();
        long unauthenticated = base.unauthenticated() + now.unauthenticated();
        long before = base.received() - base.undecodable() - base.unauthenticated();
        // the tables may show traps a moment before the receiver hears that they are durable
        long early = Math.max(0, sums.projected() - before - now.journalled());
        long journalled = before + now.journalled() + early;
        long waiting = now.waiting() - early;
        long lag = journalled - sums.projected();
        boolean addsUp = waiting >= 0 && lag >= 0 && received == undecodable + unauthenticated + journalled + waiting;
        long kernel = base.droppedByKernel() + now.droppedByKernel();
        long queue = base.droppedByQueue() + now.droppedByQueue();
        return new TrapChain(kernel, queue, received, undecodable, unauthenticated, waiting, journalled,
                sums.projected(),
                sums.discarded(), lag, base.answered() + now.answered(), addsUp, kernel + queue, reception.receiving(),
                reception.listening(), reception.trouble(context.caller().language()).orElse(null));
    }
}
