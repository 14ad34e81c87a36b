/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

/**
 * Asks one node for one watch, again and again. Run by one thread at a time, not always by the same; kept between runs, so
 * that it can hold a connection or the last state of a counter.
 */
public interface Probe extends AutoCloseable {

    /**
     * Asks once, within {@link ProbeRun#left()}; blocks until then at most.
     *
     * @throws InterruptedException when the agent stops, or the probe overran its time; ends at once then
     */
    Measurement run(ProbeRun run) throws InterruptedException;

    /** Lets go of what it holds between runs. Called once, not during a run. */
    @Override
    default void close() {
        // most hold nothing
    }
}
