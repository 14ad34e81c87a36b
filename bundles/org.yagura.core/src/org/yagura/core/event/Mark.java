/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

import java.time.Instant;

import org.yagura.core.operation.Doc;

/** Something that has happened, to be marked on a time axis. */
@Doc("Something that has happened, to be marked on a time axis.")
public record Mark(@Doc("what it is") MarkKind kind, @Doc("when, or from when on, UTC") Instant at,
        @Doc("until when, UTC; absent while it lasts, and for what is only a moment") Instant until,
        @Doc("how bad it was at its worst; absent for what is neither good nor bad") Severity severity,
        @Doc("id of the node; absent when it is about the whole site") String node,
        @Doc("what happened, in the caller's language") String text,
        @Doc("id of it among its kind: of the alarm, or number of the revision") String id) {
}
