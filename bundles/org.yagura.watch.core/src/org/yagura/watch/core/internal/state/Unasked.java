/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.time.Instant;

/**
 * That the agent could not ask, so many times one after another. Immutable.
 *
 * @param since when that began
 * @param told whether people were told of it
 */
public record Unasked(Instant since, boolean told) {

    /** After one time more. */
    static Unasked more(Unasked before, Instant at) {
        return before == null ? new Unasked(at, false) : before;
    }
}
