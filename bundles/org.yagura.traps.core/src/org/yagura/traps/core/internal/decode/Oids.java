/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

/** Remembers the object identifiers seen lately, so that a well-known one costs no new object. Thread-safe. */
final class Oids {
    private static final int SIZE = 1 << 12;

    /** Racy on purpose: object identifiers are immutable, a lost entry is only made again. */
    private final Oid[] seen = new Oid[SIZE];

    Oid get(byte[] b, int from, int to) {
        int hash = Oid.hash(b, from, to);
        int place = hash & SIZE - 1;
        Oid known = seen[place];
        if (known != null && known.hashCode() == hash && known.same(b, from, to)) {
            return known;
        }
        Oid made = Oid.ofContent(b, from, to);
        seen[place] = made;
        return made;
    }
}
