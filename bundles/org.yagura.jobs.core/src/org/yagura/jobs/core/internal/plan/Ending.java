/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import org.yagura.jobs.core.EndStatus;

/**
 * How something counts that did not come to an end of its own.
 *
 * @param status its end status
 * @param value its end value
 */
public record Ending(EndStatus status, int value) {
    /** As if it had been done. */
    public static final Ending NORMAL = new Ending(EndStatus.NORMAL, 0);
}
