/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.bdd;

/** A diagram grew over its bound. */
final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException(int bound) {
        super("more than " + bound + " nodes", null, false, false);
    }
}
