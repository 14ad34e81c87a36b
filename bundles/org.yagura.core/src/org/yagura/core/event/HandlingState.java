/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

/** How far the work on something is. The ordinal is stored: never change the order. */
public enum HandlingState {
    UNHANDLED, IN_PROGRESS, HANDLED
}
