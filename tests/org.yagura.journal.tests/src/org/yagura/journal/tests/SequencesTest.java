/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.internal.Sequences;

/** Numbers are never used twice. */
class SequencesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir
    Path folder;

    private Sequences at(Instant time) throws IOException {
        return new Sequences(folder.resolve("sequence"), Clock.fixed(time, ZoneOffset.UTC));
    }

    @Test
    void numbersFollowEachOther() throws Exception {
        Sequences sequences = at(NOW);
        long first = sequences.next(10);
        assertEquals(NOW.toEpochMilli() * 1_000, first);
        assertEquals(first + 10, sequences.next(1));
    }

    @Test
    void aClockThatWentBackDoesNoHarm() throws Exception {
        long used = at(NOW).next(1_000) + 999;
        assertTrue(at(NOW.minusSeconds(1_000_000)).next(1) > used);
    }

    @Test
    void aLostFileDoesNoHarm() throws Exception {
        long used = at(NOW).next(1_000) + 999;
        Files.delete(folder.resolve("sequence"));
        assertTrue(at(NOW.plusSeconds(1)).next(1) > used);
    }

    @Test
    void manyNumbersAreKeptApartToo() throws Exception {
        Sequences sequences = at(NOW);
        long used = 0;
        for (int i = 0; i < 3; i++) {
            used = sequences.next(1_000_000_000) + 999_999_999;
        }
        assertTrue(at(NOW).next(1) > used);
    }

    @Test
    void aBrokenFileIsAnError() throws Exception {
        Files.writeString(folder.resolve("sequence"), "abc");
        assertThrows(IOException.class, () -> at(NOW));
    }
}
