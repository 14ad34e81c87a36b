/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

/** What became of something, in ascending order of harm. Each has a look of its own that does not need colour. */
public enum Condition {
    /** As it should be. */
    NORMAL,
    /** It works, but the redundancy is lost: a frame. */
    DEGRADED,
    /** It may work, but nothing reaches it: grey hatching. */
    UNREACHABLE,
    /** It does not work: a bar and hatching. */
    FAILED
}
