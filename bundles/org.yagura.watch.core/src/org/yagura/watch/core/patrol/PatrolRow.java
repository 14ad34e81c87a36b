/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.patrol;

import java.time.Instant;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;

/** A patrol in a list. */
@Doc("A patrol in a list.")
public record PatrolRow(@Doc("its id") String id, @Doc("id of its checklist in the site") String checklist,
        @Doc("name of the checklist when it became due") String name, @Doc("when it became due, UTC") Instant due,
        @Doc("until when it has to be signed, UTC") Instant deadline, @Doc("what has become of it") PatrolState state,
        @Doc("severity of the alarm when it is not signed in time") Severity severity,
        @Doc("how many items it has") int items, @Doc("how many were found bad") int bad,
        @Doc("how many could not be looked at") int notChecked,
        @Doc("who signed it; null when nobody has") String person,
        @Doc("when it was signed, UTC; null when it was not") Instant signed,
        @Doc("what the person remarked; null when nothing") String remark) {
}
