/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core;

import org.yagura.core.operation.Doc;

/** A watch of a node. */
@Doc("A watch of a node.")
public record WatchRef(@Doc(value = "id of the watch in the site model", required = true) String watch,
        @Doc(value = "id of the node in the site model", required = true) String node) {
}
