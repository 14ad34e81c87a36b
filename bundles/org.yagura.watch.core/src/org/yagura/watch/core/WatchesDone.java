/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import org.yagura.core.operation.Doc;

/** How many watches a command was done to. */
@Doc("How many watches a command was done to.")
public record WatchesDone(@Doc("so many") int done,
        @Doc("so many are not watched, or not in the caller's areas") int missing) {
}
