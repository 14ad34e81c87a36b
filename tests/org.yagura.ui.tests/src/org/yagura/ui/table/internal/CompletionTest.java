/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CompletionTest {
    private static final List<String> CHOICES = List.of("disk", "CPU", "fan", "tape disk");

    @Test
    void whatBeginsWithItComesFirst() {
        var one = new Completion(CHOICES, false);
        assertEquals(List.of("disk", "tape disk"), one.fitting("DI"));
        assertEquals(CHOICES, one.fitting(""));
        assertEquals(List.of(), one.fitting("x"));
        assertEquals("disk", one.complete("di", "disk"));
    }

    @Test
    void ofSeveralTheLastOneIsCompleted() {
        var several = new Completion(CHOICES, true);
        assertEquals(List.of("fan"), several.fitting("disk, f"));
        assertEquals("disk, fan", several.complete("disk, f", "fan"));
        assertEquals("fan", several.complete("", "fan"));
        assertEquals(CHOICES, several.fitting("disk, "));
        assertTrue(several.isComplete("disk, cpu"));
        assertTrue(several.isComplete("disk, "));
        assertFalse(several.isComplete("disk, c"));
    }

    @Test
    void noMoreAreGivenThanAListShows() {
        List<String> many = IntStream.range(0, 20_000).mapToObj(i -> "part " + i).toList();
        var one = new Completion(many, false);
        assertEquals(200, one.fitting("").size());
        assertEquals(200, one.fitting("art").size());
        assertEquals(List.of("part 19999"), one.fitting("19999"));
    }
}
