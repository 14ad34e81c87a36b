/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.util.Comparator;

/**
 * A watch of a node.
 *
 * @param watch id of the watch
 * @param node id of the node
 */
public record Key(String watch, String node) implements Comparable<Key> {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::watch).thenComparing(Key::node);
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final int SPREAD = 29;

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }

    /** A place from 0 to below a length, the same in every run of the agent and evenly spread over many keys. */
    public long phase(long length) {
        long hash = FNV_OFFSET;
        for (String part : new String[]{watch, "\n", node}) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * FNV_PRIME;
            }
        }
        hash = (hash ^ hash >>> SPREAD) * 0xBF58476D1CE4E5B9L;
        return Math.floorMod(hash ^ hash >>> SPREAD, length);
    }
}
