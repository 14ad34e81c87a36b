/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.patrol;

import org.yagura.core.operation.Doc;

/** What a person found. */
@Doc("What a person found.")
public enum PatrolResult {
    /** As it should be. */
    GOOD,
    /** Not as it should be; an alarm is opened. */
    BAD,
    /** It could not be looked at. */
    NOT_CHECKED
}
