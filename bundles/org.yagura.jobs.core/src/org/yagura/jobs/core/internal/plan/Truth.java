/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

/** Whether something is so, as far as it is known yet: the three-valued logic of Kleene. */
public enum Truth {
    /** It is not, and will not be. */
    FALSE,
    /** Not known yet. */
    OPEN,
    /** It is. */
    TRUE;

    /** Both: false when one is false, open when one is open. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** At least one: true when one is true, open when one is open. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** That of something known. */
    public static Truth of(boolean known) {
        return known ? TRUE : FALSE;
    }
}
