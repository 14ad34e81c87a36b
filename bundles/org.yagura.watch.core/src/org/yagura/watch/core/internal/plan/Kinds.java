/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.emf.ecore.EClass;
import org.yagura.watch.core.spi.WatchKind;

/** The kinds of watches that there are. Thread-safe; of two for the same class the first counts. */
public final class Kinds {
    private final List<WatchKind> kinds = new CopyOnWriteArrayList<>();

    /** Takes one in. */
    public void add(WatchKind kind) {
        kinds.add(kind);
    }

    /** Leaves one out. */
    public void remove(WatchKind kind) {
        kinds.remove(kind);
    }

    /** That of a class of watches; null when there is none. */
    public WatchKind of(EClass type) {
        for (WatchKind kind : kinds) {
            if (kind.type() == type) {
                return kind;
            }
        }
        return null;
    }
}
