/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

/**
 * A batch at its place.
 *
 * @param position place in the journal, ascending, with gaps
 * @param batch what was appended in one go
 */
public record JournalEntry(long position, FactBatch batch) {
}
