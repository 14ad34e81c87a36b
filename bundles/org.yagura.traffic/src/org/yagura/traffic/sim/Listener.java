/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

/** Something that listens on an address of this machine. */
sealed interface Listener permits Agent, Server {

    /** Ends it; its port is free afterwards. */
    void close();
}
