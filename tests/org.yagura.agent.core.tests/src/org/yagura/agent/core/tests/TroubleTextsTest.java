/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.yagura.agent.core.AgentTexts;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.JournalUnavailableException;

class TroubleTextsTest {
    private static String text(String key, Locale language, String... arguments) {
        return AgentTexts.trouble(new Health.Trouble("id", "WARNING", key, List.of(arguments), Instant.EPOCH),
                language);
    }

    @Test
    void lostTrapsAreCountedAndItSaysWhatToDo() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            String kernel = text("traps.lost-kernel", language, "152173", "5", "4096");
            assertTrue(kernel.contains("152173") && kernel.contains("net.core.rmem_max"), kernel);
            String queue = text("traps.lost-queue", language, "7", "5", "65536");
            assertTrue(queue.contains("65536") && queue.contains("--trap-queue"), queue);
        }
    }

    @Test
    void everyReasonOfTheJournalIsSaidInWords() {
        for (JournalUnavailableException.Reason reason : JournalUnavailableException.Reason.values()) {
            String key = "traps.journal." + reason.name().toLowerCase(Locale.ROOT);
            assertFalse(text(key, Locale.JAPANESE).contains(key), key);
        }
    }

    @Test
    void aTroubleOfAThirdPartyIsShownByItsKey() {
        assertEquals("radio.silent: 7", text("radio.silent", Locale.ENGLISH, "7"));
    }

    @Test
    void whyAFileCannotBeUsedIsSaidWithoutNamesOfClasses() {
        for (Throwable why : List.of(new AccessDeniedException("/x"), new NoSuchFileException("/x"),
                new FileAlreadyExistsException("/x"), new NotDirectoryException("/x"), new FileSystemException("/x"),
                new FileSystemException("/x", null, "no space"), new IllegalArgumentException("the /x is bad"))) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                String said = AgentTexts.get(language, "start.directory", "/data", why);
                assertTrue(said.contains("/x") && !said.contains("Exception"), said);
            }
        }
    }
}
