/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

/** A secret that cannot be revealed. The message never holds it. */
public final class SecretException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
