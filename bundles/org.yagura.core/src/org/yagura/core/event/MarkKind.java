/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

/** What marks on a time axis are of. The names are stored; they stay. */
public enum MarkKind {
    /** An alarm, from when it was raised until it was cleared. */
    ALARM,
    /** A revision of the site model. */
    REVISION
}
