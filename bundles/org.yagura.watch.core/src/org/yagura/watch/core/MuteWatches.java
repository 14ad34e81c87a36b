/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Makes watches mute: they are run and recorded, and people are not told of problems. */
@Operation(name = "watches.mute", privilege = Privilege.HANDLE, doc = "Tells nobody of problems of watches until a time; they are run and recorded.")
public record MuteWatches(@Doc(value = "which, at most 1000", required = true) List<WatchRef> watches,
        @Doc(value = "until when, UTC; at most a year from now", required = true) Instant until,
        @Doc(value = "why, for those who wonder; at most 1000 characters", required = true) String reason)
        implements
            Command<WatchesDone> {
}
