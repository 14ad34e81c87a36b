/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

/**
 * A tab of the trap viewer: a filter with a name.
 *
 * @param id stable id
 * @param label for persons
 * @param origin where it comes from
 * @param filter what it shows
 */
record TrapTab(String id, String label, Origin origin, TabFilter filter) {

    /** Where a tab comes from. */
    enum Origin {
        /** Comes with the product. */
        BUILT_IN,
        /** One for each top area of the site. */
        AREA,
        /** A filter that the site model shares with everybody. */
        SHARED,
        /** Saved by the person. */
        OWN
    }

    /** The same with another filter. */
    TrapTab withFilter(TabFilter other) {
        return new TrapTab(id, label, origin, other);
    }
}
