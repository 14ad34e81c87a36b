/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

/**
 * Where the rows of a table come from. A new filter is a new source.
 *
 * @param <R> a row, immutable
 */
public interface PageSource<R> {

    /**
     * Fetches a window; called on background threads, two at a time at most; may block and may be interrupted.
     *
     * @throws Exception told to the person in place of the rows, best as
     *         {@link org.yagura.core.operation.ProblemException}
     */
    Page<R> fetch(PageRequest request) throws Exception;

    /** What a row is known by while its content changes; unique within the source. */
    Object key(R row);
}
