/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesWhatNeedsIt() {
        assertEquals("plain", Csv.csv("plain", true));
        assertEquals("\"a,\"\"b\"\"\"", Csv.csv("a,\"b\"", true));
        assertEquals("\"two\nlines\"", Csv.csv("two\nlines", true));
    }

    @Test
    void textFromOutsideIsNeverAFormula() {
        assertEquals("'=HYPERLINK(1)", Csv.csv("=HYPERLINK(1)", true));
        assertEquals("-5", Csv.csv("-5", false));
    }
}
