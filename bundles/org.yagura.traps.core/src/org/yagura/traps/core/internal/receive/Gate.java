/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

/**
 * Lets the readers of the sockets through, or holds them while the journal takes nothing: what arrives then fills the
 * kernel's buffers, where it is counted once it does not fit. Thread-safe.
 */
final class Gate {
    private boolean shut;

    /** Waits while the gate is shut. */
    synchronized void pass() throws InterruptedException {
        while (shut) {
            wait();
        }
    }

    /** Holds the readers. */
    synchronized void shut() {
        shut = true;
    }

    /** Lets the readers go on. */
    synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Whether the readers are held. */
    synchronized boolean isShut() {
        return shut;
    }
}
