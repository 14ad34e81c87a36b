/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.util.OptionalDouble;

import org.snmp4j.smi.Counter64;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.watch.core.internal.poll.Counters;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Asks a host one question, and makes of its answer what a watch measures. A host that does not answer, or says that it
 * cannot tell, has failed; its words are passed on.
 *
 * @param <R> the answer
 */
public abstract class HostProbe<R> implements Probe {
    /** What grows, such as bytes and processor time. */
    protected final Counters counters = new Counters();

    private final HostAccess access;

    /** Asks on that way, which it closes. */
    protected HostProbe(HostAccess access) {
        this.access = access;
    }

    /** What is asked next. */
    protected abstract HostQuery<R> question();

    /** What follows from the answer. */
    protected abstract Measurement measure(R answer, ProbeRun run);

    @Override
    public final Measurement run(ProbeRun run) throws InterruptedException {
        R answer;
        try {
            answer = access.ask(question(), run.left());
        } catch (ProblemException e) {
            return Measurement.failed(text(e));
        }
        return answer == null ? Measurement.failed(Say.say("host.silent")) : measure(answer, run);
    }

    /** The words of the host. */
    static Phrase text(ProblemException e) {
        Problem problem = e.problem();
        return problem.todo() == null
                ? Say.say("host.problem", problem.what())
                : Say.say("host.problem.todo", problem.what(), problem.todo());
    }

    /** Growth of a counter per second; empty the first time and after it began anew. */
    protected final OptionalDouble growth(String key, long counter, long nanos) {
        return counters.rate(key, new Counter64(counter), nanos, 0);
    }

    @Override
    public void close() {
        access.close();
    }
}
