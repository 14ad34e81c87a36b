/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

/** How a job or a net has ended, from best to worst. */
public enum EndStatus {
    /** As it should. */
    NORMAL,
    /** Done, but somebody should look at it. */
    WARNING,
    /** Not done. */
    ABNORMAL;

    /** The worse of both. */
    public EndStatus worse(EndStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
