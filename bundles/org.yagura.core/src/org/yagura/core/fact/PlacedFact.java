/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.fact;

/**
 * A fact at its place in the journal.
 *
 * @param position of the journal's entry, ascending over the life of the site
 * @param offset place within the entry, from 0
 * @param fact what happened
 */
public record PlacedFact(long position, int offset, Fact fact) {
}
