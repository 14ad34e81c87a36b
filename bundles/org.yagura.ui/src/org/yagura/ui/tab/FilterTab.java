/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.tab;

/**
 * A filter under a name. Immutable.
 *
 * @param <F> the filter; two that let the same through must be equal
 * @param id stable over sessions
 * @param label what the tab is called
 * @param origin who made it
 * @param filter its filter as it is saved
 */
public record FilterTab<F>(String id, String label, Origin origin, F filter) {

    /** Id of the tab that lets everything through: each list has it, and it is always open. */
    public static final String ALL = "all";

    /** Where a tab comes from. */
    public enum Origin {
        /** Comes with the product. */
        BUILT_IN,
        /** One for each top area of the site. */
        AREA,
        /** A filter that the site model shares with everybody. */
        SHARED,
        /** Saved by the person. */
        OWN
    }

    /** Whether the person made it, and so may rename it, change its filter and remove it for good. */
    public boolean own() {
        return origin == Origin.OWN;
    }

    /** The same with another filter. */
    public FilterTab<F> withFilter(F other) {
        return new FilterTab<>(id, label, origin, other);
    }

    /** The same under another name. */
    public FilterTab<F> named(String other) {
        return new FilterTab<>(id, other, origin, filter);
    }
}
