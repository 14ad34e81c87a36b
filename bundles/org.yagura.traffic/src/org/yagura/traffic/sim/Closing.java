/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.time.Duration;

/** How threads of the simulation are waited for when it ends. */
final class Closing {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Closing() {
    }

    /** Waits for the end of a thread whose socket has been closed; not long, and not when interrupted. */
    static void await(Thread thread) {
        try {
            thread.join(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
