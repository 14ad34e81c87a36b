/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.recent;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of bounded size: one entry too many forgets the one that was unused for longest. Looking up is a use. In the order
 * of use, the latest last. Not thread-safe.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_SIZE = 16;
    private static final float LOAD = 0.75f;

    private final int most;

    /** An empty one that keeps so many, at least 1. */
    public Recent(int most) {
        super(FIRST_SIZE, LOAD, true);
        if (most < 1) {
            throw new IllegalArgumentException("keeps " + most);
        }
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
