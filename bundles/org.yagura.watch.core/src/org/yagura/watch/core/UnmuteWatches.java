/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Tells people again of problems of watches that were mute. */
@Operation(name = "watches.unmute", privilege = Privilege.HANDLE, doc = "Tells people again of problems of watches that were mute.")
public record UnmuteWatches(@Doc(value = "which, at most 1000", required = true) List<WatchRef> watches)
        implements
            Command<WatchesDone> {
}
