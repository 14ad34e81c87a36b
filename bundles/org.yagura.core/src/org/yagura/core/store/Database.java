/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The store as queries see it. Thread-safe. */
public interface Database {

    /** A piece of reading. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * Reads; the connection belongs to the caller of {@link Database#read} and is not kept. It may be called again from
         * the beginning, so what it changes outside of itself must stand a repetition.
         */
        T read(Connection connection) throws SQLException;
    }

    /**
     * Reads in a read-only transaction of its own, at read-committed isolation. What fails only for now is tried again a few
     * times, within a second: the reader was in the way of another transaction, a table that it had found was dropped
     * meanwhile, or its connection was lost.
     *
     * @throws StoreException when the database fails or the caller's thread is interrupted
     */
    <T> T read(Reading<T> reading);

    /** The words in which this database differs from others. */
    Dialect dialect();
}
