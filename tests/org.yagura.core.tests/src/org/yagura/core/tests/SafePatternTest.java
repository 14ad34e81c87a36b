/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yagura.core.text.SafePattern;
import org.yagura.core.text.SafePattern.Found;

/** Regular expressions within bounds. */
final class SafePatternTest {

    @Test
    void matchesTheWholeAndFindsAPart() {
        var pattern = new SafePattern("a.c");
        assertTrue(pattern.matches("a\nc"));
        assertFalse(pattern.matches("xabc"));
        assertEquals(Found.YES, pattern.find("xabcx"));
        assertEquals(Found.NO, pattern.find("xyz"));
    }

    @Test
    void whatTakesForeverEnds() {
        String expensive = "(a+)+b";
        assertFalse(new SafePattern(expensive).matches("a".repeat(500)));
        assertEquals(Found.TOO_COSTLY, SafePattern.forTexts(expensive, 10_000).find("a".repeat(9_000)));
        assertEquals(Found.TOO_COSTLY, SafePattern.forTexts("(x|y)*z", 1_000_000).find("xy".repeat(500_000)));
    }

    @Test
    void longTextsAreLookedAtAsFarAsSaid() {
        assertEquals(Found.YES, SafePattern.forTexts("needle", 1 << 20).find("-".repeat(1_000_000) + "needle"));
        assertEquals(Found.NO, SafePattern.forTexts("needle", 1_000).find("-".repeat(1_000) + "needle"));
    }

    @Test
    void allGroupsHaveNumbersAndSomeNames() {
        var pattern = new SafePattern("(?<disk>sd.)( slow)? at (\\d+)");
        assertEquals(Map.of("disk", "sda", "1", "sda", "2", "", "3", "7"),
                pattern.allGroups("ERROR sda at 7").orElseThrow());
        assertTrue(pattern.allGroups("all is well").isEmpty());
        assertTrue(new SafePattern("((a+)+)b").allGroups("a".repeat(500)).isEmpty());
    }

    @Test
    void brokenOnesSayWhere() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new SafePattern("a(b")).getMessage()
                .contains("a(b"));
        assertThrows(IllegalArgumentException.class, () -> SafePattern.forTexts("a".repeat(1_001), 10));
    }
}
