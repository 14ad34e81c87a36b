/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.util.List;

import org.yagura.core.store.Dialect;

/** Apache Derby. */
public final class DerbyDialect implements Dialect {
    private static final int LARGEST_VARCHAR = 32_672;

    @Override
    public String name() {
        return "derby";
    }

    @Override
    public String firstRows(int count) {
        return " FETCH FIRST " + count + " ROWS ONLY";
    }

    @Override
    public String longText() {
        return "CLOB";
    }

    @Override
    public String bytes(int size) {
        return size <= LARGEST_VARCHAR ? "VARCHAR(" + size + ") FOR BIT DATA" : "BLOB(" + size + ")";
    }

    @Override
    public String longBytes() {
        return "BLOB";
    }

    @Override
    public String useIndex(String index) {
        return " --DERBY-PROPERTIES index=" + index + "\n";
    }

    /** Derby leaves a fifth of each page free otherwise; what it is told holds for the tables that are made next. */
    @Override
    public List<String> neverChanged(String create) {
        return List.of(reserved("'0'"), create, reserved("NULL"));
    }

    private static String reserved(String percent) {
        return "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', " + percent + ")";
    }
}
