/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** The probe of a watch of a node: made when it is first needed, and anew when the site says so. One run at a time. */
final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private Probe probe;
    private long fingerprint;
    private boolean running;
    private boolean closed;

    /** Makes probes. */
    @FunctionalInterface
    interface Maker {
        /** A probe, or null when nobody can make one. */
        Probe make() throws CannotAskException;
    }

    /** Asks once; whatever goes wrong is a measurement as well. */
    Measurement run(long wanted, Maker maker, ProbeRun run) throws InterruptedException {
        Probe ready;
        synchronized (this) {
            running = true;
        }
        try {
            ready = probe(wanted, maker);
            return ready == null
                    ? Measurement.unknown(Phrase.of(Words.class, "run.no-kind"))
                    : ready.run(run);
        } catch (CannotAskException e) {
            return Measurement.unknown(e.reason());
        } catch (RuntimeException | Error e) {
            // whatever a third party's kind does, also one that cannot be linked, is of this run alone
            LOG.warn("a run failed", e);
            return Measurement.unknown(Phrase.of(Words.class, "run.failed", String.valueOf(e)));
        } finally {
            ended();
        }
    }

    private Probe probe(long wanted, Maker maker) throws CannotAskException {
        Probe old;
        synchronized (this) {
            if (probe != null && fingerprint == wanted) {
                return probe;
            }
            old = probe;
            probe = null;
        }
        close(old);
        Probe made = maker.make();
        synchronized (this) {
            probe = made;
            fingerprint = wanted;
            return made;
        }
    }

    private void ended() {
        Probe over = null;
        synchronized (this) {
            running = false;
            if (closed) {
                over = probe;
                probe = null;
            }
        }
        close(over);
    }

    /** Lets go of the probe, at once or when its run has ended. */
    void close() {
        Probe over = null;
        synchronized (this) {
            closed = true;
            if (!running) {
                over = probe;
                probe = null;
            }
        }
        close(over);
    }

    private static void close(Probe probe) {
        if (probe != null) {
            try {
                probe.close();
            } catch (Exception e) {
                LOG.warn("a probe does not close well", e);
            }
        }
    }
}
