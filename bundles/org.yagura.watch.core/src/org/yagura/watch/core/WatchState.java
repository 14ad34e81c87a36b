/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import org.yagura.core.operation.Doc;

/** In what state a watch of a node is. In the order of a list, what needs somebody first. */
@Doc("state of a watch of a node")
public enum WatchState {
    /** Something is wrong; how severe it is stands beside it. */
    PROBLEM,
    /** Bad, but what stands between the agent and the node is known to have failed. */
    UNREACHABLE,
    /** The agent cannot ask; nothing is known of the node. */
    UNKNOWN,
    /** Not asked yet. */
    PENDING,
    /** All is well. */
    OK
}
