/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

/** Where the choice of language is kept. */
final class Language {
    static final String NODE = "org.yagura.rcp";
    /** Tag of the chosen language; empty for that of the system. */
    static final String CHOSEN = "language";
    /** Language of the last start. */
    static final String LAST = "language.last";

    private Language() {
    }
}
