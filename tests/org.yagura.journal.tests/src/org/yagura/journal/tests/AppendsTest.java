/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.fact.JournalUnavailableException.Reason;
import org.yagura.journal.internal.Appends;

/** When an append counts as written, as refused, and as neither. */
class AppendsTest {
    private static final JournalUnavailableException NO = new JournalUnavailableException(Reason.NOT_LEADER, "no",
            null);

    private final Appends appends = new Appends();

    @Test
    void anEntryThatIsCommittedIsWritten() throws Exception {
        CompletableFuture<Long> future = appends.begin(1);
        appends.appending(1, 5);
        appends.applied(5, 77, 1);
        assertEquals(77, future.get());
    }

    @Test
    void whatNeverReachedTheLogIsRefused() {
        CompletableFuture<Long> future = appends.begin(1);
        appends.refused(1, NO);
        assertTrue(future.isCompletedExceptionally());
    }

    @Test
    void whatReachedTheLogStaysOpenUntilALaterTermDecides() {
        CompletableFuture<Long> future = appends.begin(1);
        appends.appending(1, 5);
        appends.refused(1, NO);
        appends.applied(5, 76, -1);
        assertFalse(future.isDone());
        appends.applied(6, 77, -1);
        assertTrue(future.isCompletedExceptionally());
    }

    @Test
    void aSuccessorMayStillCommitIt() throws Exception {
        CompletableFuture<Long> future = appends.begin(1);
        appends.appending(1, 5);
        appends.refused(1, NO);
        appends.applied(5, 77, 1);
        appends.applied(6, 78, -1);
        assertEquals(77, future.get());
    }

    @Test
    void anAppendOfTheNewTermIsNotTouched() {
        CompletableFuture<Long> future = appends.begin(2);
        appends.appending(2, 6);
        appends.applied(6, 77, -1);
        assertFalse(future.isDone());
        appends.end(NO);
        assertTrue(future.isCompletedExceptionally());
    }
}
