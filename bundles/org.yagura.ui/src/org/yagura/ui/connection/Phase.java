/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

/** How far a connection is. */
public enum Phase {
    /** Not connected, and nobody wants to be. */
    NONE,
    /** The agent in the workbench's own framework is starting. */
    STARTING,
    /** The first attempt is going on. */
    CONNECTING,
    /** Requests are answered. */
    CONNECTED,
    /** Was connected, is not, and is tried again by itself. */
    LOST,
    /** The agent refused, or its certificate is not trusted; a person has to do something. */
    REFUSED
}
