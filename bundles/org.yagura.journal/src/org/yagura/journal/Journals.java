/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.io.IOException;

import org.yagura.journal.internal.RatisJournal;

/** Opens journals. */
public final class Journals {

    private Journals() {
    }

    /**
     * Makes the directory of a member of a new group of several; to be called once for each of its members before the
     * first {@link #open}, and never to replace a directory that was lost. Not needed for a group of one.
     *
     * @throws IOException when the directory cannot be made, or is one of a member already
     */
    public static void found(JournalSettings settings) throws IOException {
        RatisJournal.found(settings);
    }

    /**
     * Opens a journal, a new one where there is none. Returns when what is on disk is read; the member leads or follows
     * a little later, see {@link Journal#state()}.
     *
     * @throws IOException when the directory cannot be used, is used by another process, or is damaged; a full disk is
     *         no error, the journal then starts once there is room
     */
    public static Journal open(JournalSettings settings) throws IOException {
        return RatisJournal.open(settings);
    }
}
