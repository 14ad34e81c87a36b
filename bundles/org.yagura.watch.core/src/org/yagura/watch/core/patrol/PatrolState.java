/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.patrol;

import org.yagura.core.operation.Doc;

/** What has become of a patrol. */
@Doc("What has become of a patrol.")
public enum PatrolState {
    /** To be made and signed until its deadline. */
    DUE,
    /** The deadline is over; it can still be signed, until the next one of its list is due. */
    LATE,
    /** Signed in time. */
    SIGNED,
    /** Signed after its deadline. */
    SIGNED_LATE,
    /** Never signed: the next one came first, or its list is gone. */
    MISSED;

    /** Whether it can be signed. */
    public boolean isOpen() {
        return this == DUE || this == LATE;
    }
}
