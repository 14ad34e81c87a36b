/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yagura.model.LogPath;
import org.yagura.model.LogPath.Fault;

/** Paths of logs with a date or a star. */
final class LogPathTest {

    @ParameterizedTest
    @CsvSource({"/var/log/app-%Y%m%d.log, app-20261127.log, app-20261327.log", "/l/%y-%j, 26-366, 26-400",
            "/l/a%H%M%S, a235959, a240000", "/l/*.log, app.log, .log", "/l/*, a, .hidden", "/l/a*b*c, a--b-bc, a--cb",
            "/l/100%%*, 100% full, 100", "/l/a*a, aba, a", "/l/*-%d*.log, x-ab-01z.log, x-32.log",
            "C:\\l\\a-%Y.log, a-2026.log, a-20267.log",
            "/l/a.b*, a.b, aXb", "/l/[ab]*, [ab]c, ac", "/l/%Y*%Y, 20262027, 2026202", "/l/障*, 障害.log, 害.log",
            "/l/\uD83D\uDE00*, \uD83D\uDE00x, \uD83D\uDE01x", "/l/\\E*, x\\E, \\Ex"})
    void namesFitOrNot(String path, String fits, String other) {
        LogPath log = LogPath.of(path);
        assertTrue(LogPath.isPattern(path));
        assertEquals(!fits.contains("\\"), log.fits(fits), fits);
        assertFalse(log.fits(other), other);
    }

    @Test
    void theFolderIsWhatStandsBeforeTheName() {
        assertEquals("/var/log/", LogPath.of("/var/log/*").folder());
        assertEquals("/", LogPath.of("/*").folder());
        assertEquals("C:\\logs\\", LogPath.of("C:\\logs\\*.log").folder());
        assertEquals("/a\\b/", LogPath.of("/a\\b/*").folder(), "a backslash is no separator but for Windows");
    }

    @ParameterizedTest
    @CsvSource({"/l/%x.log, DATE", "/l/a%, DATE", "/l/%%%, DATE", "/l/%Y/a*.log, FOLDER", "/l/*/a.log, FOLDER",
            "/l/************z************, LONG", "/l/***********.*, LONG"})
    void whatIsWrongIsSaid(String path, Fault fault) {
        assertEquals(Optional.of(fault), LogPath.fault(path));
        assertThrows(IllegalArgumentException.class, () -> LogPath.of(path));
    }

    @Test
    void aPathWithoutAnyIsThatOfOneFile() {
        for (String path : new String[]{"/var/log/messages", "/100%/app.log", "relative", "", "C:\\%a\\b.log"}) {
            assertFalse(LogPath.isPattern(path), path);
            assertEquals(Optional.empty(), LogPath.fault(path), path);
        }
    }

    @Test
    void namesThatACommandOrAMemoWouldMisunderstandNeverFit() {
        LogPath all = LogPath.of("/l/a*");
        for (String name : new String[]{"a\nb", "a/b", "a/../../etc/passwd", "a\tb", "a\u0000", "a\"b", "a\\b",
                "a\u0085", "a" + "x".repeat(1_000)}) {
            assertFalse(all.fits(name), name);
        }
        assertTrue(all.fits("a'; touch x; $(id) `id` * ? ü"));
        assertTrue(all.fits("a\u2028b"), "a line end of texts only");
    }

    /** Whatever is typed: it is told at once, and no name takes long. */
    @Test
    void anyPathIsReadAndTakesNoTime() {
        var random = new Random(11);
        String letters = "%%%YymdjHMS***aaa.[](){}?+^$|\\QE /'\"-";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 20_000; i++) {
                var path = new StringBuilder("/l/");
                for (int n = random.nextInt(20); n >= 0; n--) {
                    path.append(letters.charAt(random.nextInt(letters.length())));
                }
                String text = path.toString();
                if (LogPath.fault(text).isPresent()) {
                    assertThrows(IllegalArgumentException.class, () -> LogPath.of(text));
                } else if (LogPath.isPattern(text)) {
                    LogPath.of(text).fits("a".repeat(255) + random.nextInt(1_000_000));
                }
            }
            assertFalse(LogPath.of("/l/" + "a*".repeat(10) + "b").fits("a".repeat(999)));
        });
    }
}
