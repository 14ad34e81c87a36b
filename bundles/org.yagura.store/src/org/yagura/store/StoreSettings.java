/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store;

import java.nio.file.Path;

/**
 * How the store is opened.
 *
 * @param folder where the embedded database lives; made when it is not there
 * @param cacheBytes memory for the pages of all embedded databases of this process
 * @param readers how many connections may read at once
 * @param reserveBytes free space on the disk under which nothing is written any more
 */
public record StoreSettings(Path folder, long cacheBytes, int readers, long reserveBytes) {
    private static final long CACHE = 192L << 20;
    private static final int READERS = 8;
    private static final long RESERVE = 256L << 20;

    /** The usual settings: a third of the heap but at most 192 MiB of cache, 8 readers, 256 MiB kept free. */
    public static StoreSettings of(Path folder) {
        return new StoreSettings(folder, Math.min(CACHE, Runtime.getRuntime().maxMemory() / 3), READERS, RESERVE);
    }
}
