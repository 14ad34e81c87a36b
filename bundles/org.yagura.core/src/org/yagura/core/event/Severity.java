/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

/** How bad it is, after ITU-T X.733, and info; in ascending order. The ordinal is stored: never change the order. */
public enum Severity {
    CLEARED, INFO, INDETERMINATE, WARNING, MINOR, MAJOR, CRITICAL
}
