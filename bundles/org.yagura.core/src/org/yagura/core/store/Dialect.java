/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.store;

import java.util.List;

/** The words in which databases differ. All other SQL is understood by each of them. */
public interface Dialect {

    /** Short name: {@code derby}, {@code postgresql}. */
    String name();

    /** Appended to a select to get the first rows only; the number is given literally. */
    String firstRows(int count);

    /** Type of a text without a practical limit. */
    String longText();

    /** Type of bytes up to that size. */
    String bytes(int size);

    /** Type of bytes without a practical limit. */
    String longBytes();

    /**
     * The statements that make a table whose rows are never changed, so that no room has to be left for them to grow.
     *
     * @param create the statement that makes it
     */
    default List<String> neverChanged(String create) {
        return List.of(create);
    }

    /**
     * Follows a table's name in a FROM clause to make the database use an index; empty where the database finds the
     * right one by itself.
     */
    String useIndex(String index);
}
