/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;

/** A server that a test has started, in a process of its own, and lets fail. */
public abstract class Daemon implements AutoCloseable {

    /** Its process, which is another one after it was started again. */
    abstract ChildProcess process();

    /** Kills it and what it has started for connections. */
    public void kill() throws InterruptedException {
        process().kill();
    }

    /** Stops it with its connections so that it does not answer, or lets it go on. */
    public void suspend(boolean stop) throws IOException, InterruptedException {
        process().suspend(stop);
    }

    @Override
    public void close() {
        process().close();
    }
}
