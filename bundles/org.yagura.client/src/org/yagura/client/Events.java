/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client;

import org.yagura.core.change.Change;
import org.yagura.core.operation.Problem;

/** A following of an agent's live changes; closing it ends it. */
public interface Events extends AutoCloseable {

    /** Whether the stream is open now. */
    boolean connected();

    @Override
    void close();

    /** Who follows. Called on one thread, in order; must not block for long, or changes are lost and said to be. */
    interface Listener {

        /** Something has changed. */
        void changed(Change change);

        /**
         * Changes may have been missed, because the stream was interrupted or the listener too slow: ask everything
         * again. Also called after the first connecting, so that nothing is missed between a first query and it.
         */
        void askAgain();

        /** The stream is open. */
        default void opened() {
        }

        /**
         * The stream is interrupted, or could not be opened; it is tried again by itself, unless the problem is
         * {@link Problem#UNAUTHENTICATED} or {@link Problem#REFUSED}.
         */
        default void interrupted(Problem problem) {
        }
    }
}
