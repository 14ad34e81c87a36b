/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.patrol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are understood as people of a language type them, and nothing else is. */
class PatrolEntriesTest {

    @ParameterizedTest
    @CsvSource({"en,22.5,22.5", "de,'22,5',22.5", "de,22.5,225", "ja,-3,-3", "en,' 7 ',7", "en,'1,000',1000",
            "en,1e3,1000"})
    void numbers(String language, String typed, double number) {
        assertEquals(OptionalDouble.of(number), new PatrolEntries(Locale.of(language)).number(typed));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "warm", "22 °C", "NaN", "Infinity", "1..2", "0x10"})
    void noNumbers(String typed) {
        assertEquals(OptionalDouble.empty(), new PatrolEntries(Locale.ENGLISH).number(typed));
    }

    @Test
    void whatWasNotEnteredIsNothing() {
        assertEquals(PatrolEntries.Entered.NOTHING, new PatrolEntries(Locale.ENGLISH).of("x"));
    }
}
