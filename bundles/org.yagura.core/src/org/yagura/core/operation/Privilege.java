/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

/** What a role may do. Each is given by itself; none contains another. */
public enum Privilege {
    /** Look at everything in scope. */
    SEE,
    /** Work on traps, alarms and incidents: state, comments, assignment. */
    HANDLE,
    /** Change the site model. */
    EDIT,
    /** Start, hold and stop what is defined. */
    RUN,
    /** Approve what waits for approval. */
    APPROVE,
    /** Manage users, sessions, retention and the agent itself; look at the audit trail. */
    ADMINISTER
}
