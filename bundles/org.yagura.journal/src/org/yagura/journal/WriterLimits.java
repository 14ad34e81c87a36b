/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.time.Duration;

/**
 * What bounds a {@link FactWriter}.
 *
 * @param entryBytes about how large an entry gets when many facts wait
 * @param waitingBytes how much may wait; over it {@link FactWriter#append} blocks its caller
 * @param blocking how long it blocks at most, before it refuses
 * @param patience how long facts are kept while no leader is known, as in the first moments, or while the engine is
 *        started again; after it they are refused
 */
public record WriterLimits(int entryBytes, int waitingBytes, Duration blocking, Duration patience) {

    /** 1 MB an entry, 32 MB waiting, half a minute. */
    public static WriterLimits usual() {
        return new WriterLimits(1 << 20, 32 << 20, Duration.ofSeconds(30), Duration.ofSeconds(10));
    }
}
