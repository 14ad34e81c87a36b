/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.fact;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one door through which facts become true. Thread-safe; callers' facts are grouped into one durable write. */
public interface FactSink {

    /**
     * Makes facts durable, all or none, in this order.
     *
     * @return the position of the journal's entry once durable; fails with {@link JournalUnavailableException} when
     *         nothing was written (no leader, disk full, closed); the caller may then try again
     */
    CompletableFuture<Long> append(List<Fact> facts);

    /**
     * Waits until the projections have taken in everything up to a position, so that a query shows it.
     *
     * @param position as {@link #append} gave it
     * @return completes when projected, fails when the projection stands still because of an error
     */
    CompletableFuture<Void> projected(long position);
}
