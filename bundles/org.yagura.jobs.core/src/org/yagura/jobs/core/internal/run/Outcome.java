/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

/**
 * What became of an execution.
 *
 * @param kind what
 * @param returned what the program returned; null unless it ended
 * @param note what there is to say; null for nothing
 */
public record Outcome(Kind kind, Integer returned, String note) {

    /** What became of it. */
    public enum Kind {
        /** It ended by itself, or because it was told to. */
        ENDED,
        /** It was not started, and never will be. */
        NOT_STARTED,
        /** It was started, and nobody knows what became of it. */
        LOST
    }

    /** It ended. */
    public static Outcome ended(int returned) {
        return new Outcome(Kind.ENDED, returned, null);
    }
}
