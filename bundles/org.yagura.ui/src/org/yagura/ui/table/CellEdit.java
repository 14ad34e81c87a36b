/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

/**
 * What a person wants to stand in a cell.
 *
 * @param row as it was when editing began
 * @param column one that can be edited
 * @param text as typed, chosen or pasted; empty for no value
 * @param <R> a row
 */
public record CellEdit<R>(R row, Column<R> column, String text) {
}
