/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

import org.yagura.journal.JournalLimits;

/**
 * Stops the intake before the disk is full: no bytes are let through that would take the free space under the limit.
 * Opens again by itself once there is a tenth more than the limit. Thread-safe.
 */
final class DiskGuard {
    private final Path directory;
    private final JournalLimits limits;
    private long free;
    private long limit;
    private long allowance;
    private boolean open = true;

    DiskGuard(Path directory, JournalLimits limits) throws IOException {
        this.directory = directory;
        this.limits = limits;
        look();
    }

    /** Looks at the disk; called now and then. */
    synchronized void look() throws IOException {
        FileStore store = Files.getFileStore(directory);
        free = store.getUsableSpace();
        limit = Math.max(limits.freeBytes(), (long) (store.getTotalSpace() * limits.freePercent() / 100));
        allowance = free - limit;
        open = open ? allowance > 0 : allowance > limit / 10;
    }

    /** Whether so many bytes may be written; looks at the disk only when that is in doubt. */
    synchronized boolean admit(long bytes) {
        if (open && allowance < bytes) {
            try {
                look();
            } catch (IOException e) {
                return false;
            }
            open &= allowance >= bytes;
        }
        if (open) {
            allowance -= bytes;
        }
        return open;
    }

    /** Whether there is less than half as much again as has to be free. */
    synchronized boolean scarce() {
        return free < limit + limit / 2;
    }

    synchronized boolean open() {
        return open;
    }

    synchronized long free() {
        return free;
    }

    synchronized long limit() {
        return limit;
    }
}
