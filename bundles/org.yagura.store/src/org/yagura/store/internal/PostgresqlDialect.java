/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import org.yagura.core.store.Dialect;

/** PostgreSQL. */
public final class PostgresqlDialect implements Dialect {

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String firstRows(int count) {
        return " FETCH FIRST " + count + " ROWS ONLY";
    }

    @Override
    public String longText() {
        return "TEXT";
    }

    @Override
    public String bytes(int size) {
        return "BYTEA";
    }

    @Override
    public String longBytes() {
        return "BYTEA";
    }

    @Override
    public String useIndex(String index) {
        return "";
    }
}
