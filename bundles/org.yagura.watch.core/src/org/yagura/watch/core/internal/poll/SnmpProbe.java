/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.time.Duration;

import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** Asks a node by SNMP; what is asked is said by the kinds. */
abstract class SnmpProbe implements Probe {
    private static final int RETRIES = 2;
    private static final int SHARE_OF_QUESTIONS = 80;
    private static final int WHOLE = 100;

    private final SnmpPolls.Peer peer;

    SnmpProbe(SnmpPolls.Peer peer) {
        this.peer = peer;
    }

    /** Where the node is asked, as a person writes it. */
    final String where() {
        return peer.where();
    }

    /** Asks and measures. */
    abstract Measurement measure(SnmpAsker asker, ProbeRun run) throws Silence, InterruptedException;

    @Override
    public final Measurement run(ProbeRun run) throws InterruptedException {
        Duration share = peer.access().isUser()
                ? run.left().multipliedBy(SHARE_OF_QUESTIONS).dividedBy(WHOLE)
                : run.left();
        try {
            return measure(peer.sessions().asker(peer.access(), peer.address(), share, RETRIES), run);
        } catch (Silence e) {
            return Measurement.failed(silent(e.why(), run));
        }
    }

    /** SNMP4J does not tell a wrong key from silence; who tells its engine id hears us, and so refuses the user. */
    private Phrase silent(Silence.Why why, ProbeRun run) throws InterruptedException {
        boolean refused = why == Silence.Why.REFUSED || why == Silence.Why.NO_ANSWER && peer.access().isUser()
                && peer.sessions().speaksVersion3(peer.access(), peer.address(), run.leftMillis());
        if (refused) {
            return Say.say("snmp.refused", where(), peer.access().toString());
        }
        return why == Silence.Why.BROKEN
                ? Say.say("snmp.broken", where())
                : Say.say("snmp.silent", where(), Say.seconds(run.timeout()));
    }
}
