/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yagura.jobs.core.internal.plan.Operator;
import org.yagura.jobs.core.internal.plan.ValueTest;

class ValueTestTest {

    @ParameterizedTest
    @CsvSource({"EQUAL, 1, 01, true", "EQUAL, a, A, false", "NOT_EQUAL, 1, 1.0, false", "LESS, 10, 9, true",
            "LESS, b, a, true", "GREATER, -5, -4, true", "GREATER_OR_EQUAL, 3, 3, true", "LESS_OR_EQUAL, 3, 4, false",
            "IN, '0,4..7', 5, true", "IN, '0, 4..7', 0, true", "IN, '-3..-1', -2, true", "IN, '4..7', x, false",
            "IN, 'full,diff', diff, true", "NOT_IN, '1..2', 2, false", "NOT_IN, '1..2', 3, true"})
    void valuesAreCompared(Operator operator, String value, String given, boolean holds) {
        assertEquals(holds, new ValueTest(operator, value).holds(given));
    }

    @Test
    void aShortTextCannotStandForAHugeNumber() {
        assertFalse(new ValueTest(Operator.LESS, "1e999999999").holds("2e999999999"), "compared as texts");
    }
}
