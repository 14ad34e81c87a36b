/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

/**
 * Which window of rows is wanted.
 *
 * @param position place of the first row, from 0
 * @param size how many rows
 * @param bound what an earlier page gave as its bound, so that places stay while rows arrive; null for the newest
 * @param sort wanted order; null for the source's own
 */
public record PageRequest(long position, int size, Object bound, Sort sort) {
}
