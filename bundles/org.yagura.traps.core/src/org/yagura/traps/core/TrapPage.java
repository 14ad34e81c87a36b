/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.operation.Doc;

/** A window of traps. */
@Doc("A window of traps, newest first.")
public record TrapPage(
        @Doc("the bound that was in force; ask the next window with it") long upToId,
        @Doc("how many traps match up to the bound") long total,
        @Doc("false when the total is a lower bound, because a text filter has not looked at all traps yet") boolean exact,
        @Doc("place of the first row") long position,
        @Doc("the rows; fewer than asked for at the end") List<TrapRow> rows) {
}
