/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import org.yagura.core.operation.Doc;

/** By what a list of watches is sorted. Watches that are the same by it stand the worst first. */
@Doc("by what a list of watches is sorted")
public enum WatchOrder {
    /** What needs somebody first: confirmed problems by severity, then the others, the newest first. */
    STATE,
    /** Name of the node. */
    NODE,
    /** Name of the watch. */
    WATCH,
    /** Kind of watch, by the name of its class in the site model. */
    KIND,
    /** The first of the last values, whatever its unit. */
    VALUE,
    /** Since when the state holds, the oldest first. */
    SINCE,
    /** When the last run began, the oldest first. */
    LAST,
    /** How long the last run took. */
    MILLIS,
    /** When the next run is due. */
    NEXT
}
