/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.layout;

/** Follows long work and may end it. Called on the thread that works. */
public interface Progress {

    /** Whether the work is no longer wanted; it then ends soon with a {@link java.util.concurrent.CancellationException}. */
    boolean cancelled();

    /** How much is done, from 0 to 1. */
    void done(double share);

    /** Nobody looks and nobody ends it. */
    static Progress none() {
        return new Progress() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void done(double share) {
                // nobody looks
            }
        };
    }
}
